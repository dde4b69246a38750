package io.spserver.planted.queueing;

import io.netty.buffer.ByteBuf;

interface ImportsBuffer {

	ByteBuf forbidden();

}
