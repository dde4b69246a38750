package io.spserver.protocol.http;

import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.DefaultHttp2RemoteFlowController;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Makes the codec of one connection, with Netty's limits switched on. How much a peer may
 * have waiting here is bounded by flow control. Priorities are not regarded (RFC 9113,
 * section 5.3.2).
 */
final class Http2CodecBuilder extends Http2FrameCodecBuilder {

	/** How much a peer may send ahead on a stream, in bytes. */
	static final int STREAM_WINDOW = 128 * 1024;

	/** How many streams a peer may reset, or be the reason of a reset of, in a while. */
	private static final int MAX_RESETS = 200;

	private static final int RESETS_SECONDS = 30;

	/** How many answers to SETTINGS, PING and errors may wait for a peer to read them. */
	private static final int MAX_QUEUED_CONTROL_FRAMES = 1000;

	private static final int MAX_EMPTY_DATA_FRAMES = 10;

	private final Runnable afterFailure;

	private Http2CodecBuilder(Http2Connection connection, HttpOptions options, Runnable afterFailure) {
		this.afterFailure = afterFailure;
		connection(connection);
		initialSettings(new Http2Settings().maxConcurrentStreams(options.maxConcurrentStreams())
			.initialWindowSize(STREAM_WINDOW)
			.maxHeaderListSize(options.maxInitialLineLength() + options.maxHeaderSize()));
		validateHeaders(true);
		decoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESETS_SECONDS);
		encoderEnforceMaxRstFramesPerWindow(MAX_RESETS, RESETS_SECONDS);
		encoderEnforceMaxQueuedControlFrames(MAX_QUEUED_CONTROL_FRAMES);
		decoderEnforceMaxConsecutiveEmptyDataFrames(MAX_EMPTY_DATA_FRAMES);
	}

	/**
	 * Creates a codec.
	 * @param options the limits
	 * @param afterFailure closes the connection when the peer has been told that it broke
	 * the protocol
	 * @return the codec
	 */
	static Http2FrameCodec codec(HttpOptions options, Runnable afterFailure) {
		Http2Connection connection = new DefaultHttp2Connection(true, 0);
		// In force also for a peer that never acknowledges the settings.
		connection.remote().maxActiveStreams(options.maxConcurrentStreams());
		connection.remote().flowController(new FairFlowController(connection));
		return new Http2CodecBuilder(connection, options, afterFailure).build();
	}

	@Override
	protected Http2FrameCodec build(Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder,
			Http2Settings settings) {
		return new Http2Codec(encoder, decoder, settings, this.afterFailure);
	}

	/** Gives all streams the same share of the connection. */
	private static final class FairFlowController extends DefaultHttp2RemoteFlowController {

		FairFlowController(Http2Connection connection) {
			super(connection);
		}

		@Override
		public void updateDependencyTree(int stream, int parent, short weight, boolean exclusive) {
		}

	}

}
