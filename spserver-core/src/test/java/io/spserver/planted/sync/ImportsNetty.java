package io.spserver.planted.sync;

import io.netty.channel.EventLoop;

interface ImportsNetty {

	EventLoop forbidden();

}
