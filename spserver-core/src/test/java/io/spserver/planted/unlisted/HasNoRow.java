package io.spserver.planted.unlisted;

interface HasNoRow {

}
