package io.spserver.planted.codec;

import io.netty.channel.Channel;

interface ImportsChannel {

	Channel forbidden();

}
