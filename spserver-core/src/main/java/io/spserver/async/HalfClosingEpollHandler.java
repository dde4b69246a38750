package io.spserver.async;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.util.concurrent.ThreadAwareExecutor;

/**
 * Netty's epoll handler, for peers that end their side and then take long to read. Netty
 * removes a connection from epoll while it is interested in nothing, and fails when it
 * becomes interested again: so the connection of such a peer would break as soon as an
 * answer does not fit the socket's buffer. Here it stays, with an interest that nothing
 * triggers.
 * <p>
 * It also reads all that such a peer has sent, many megabytes perhaps, although nobody
 * wants to read. So it is not told that the peer has ended its side before it reads that.
 */
final class HalfClosingEpollHandler implements IoHandler {

	private final IoHandler epoll;

	private HalfClosingEpollHandler(IoHandler epoll) {
		this.epoll = epoll;
	}

	static IoHandlerFactory newFactory() {
		IoHandlerFactory factory = EpollIoHandler.newFactory();
		return new IoHandlerFactory() {

			@Override
			public IoHandler newHandler(ThreadAwareExecutor executor) {
				return new HalfClosingEpollHandler(factory.newHandler(executor));
			}

			@Override
			public boolean isChangingThreadSupported() {
				return factory.isChangingThreadSupported();
			}

		};
	}

	@Override
	public void initialize() {
		this.epoll.initialize();
	}

	@Override
	public int run(IoHandlerContext context) {
		return this.epoll.run(context);
	}

	@Override
	public void prepareToDestroy() {
		this.epoll.prepareToDestroy();
	}

	@Override
	public void destroy() {
		this.epoll.destroy();
	}

	@Override
	public IoRegistration register(IoHandle handle) throws Exception {
		return new Registration(this.epoll.register(handle));
	}

	@Override
	public void wakeup() {
		this.epoll.wakeup();
	}

	@Override
	public boolean isCompatible(Class<? extends IoHandle> handleType) {
		return this.epoll.isCompatible(handleType);
	}

	/** Never submits an empty interest, nor one in the end of the peer's side. */
	private record Registration(IoRegistration registration) implements IoRegistration {

		@Override
		@SuppressWarnings("TypeParameterUnusedInFormals")
		public <T> T attachment() {
			return this.registration.attachment();
		}

		@Override
		public long submit(IoOps ops) {
			EpollIoOps interest = ((EpollIoOps) ops).without(EpollIoOps.EPOLLRDHUP);
			return this.registration.submit(EpollIoOps.NONE.equals(interest) ? EpollIoOps.EPOLLET : interest);
		}

		@Override
		public boolean isValid() {
			return this.registration.isValid();
		}

		@Override
		public boolean cancel() {
			return this.registration.cancel();
		}

	}

}
