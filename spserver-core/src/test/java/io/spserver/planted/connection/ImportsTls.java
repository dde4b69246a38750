package io.spserver.planted.connection;

import io.netty.handler.ssl.SslHandler;

interface ImportsTls {

	SslHandler forbidden();

}
