package io.spserver.boot.autoconfigure;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import io.spserver.boot.SpServerEvent;
import io.spserver.boot.SpServerStartedEvent;
import io.spserver.server.SpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationListener;

/**
 * Keeps the JVM alive while a server runs, by a thread that does nothing: an application
 * that consists of servers does not end with its main method. Guarded by itself, since
 * events come from several threads.
 */
final class KeepAlive implements ApplicationListener<SpServerEvent>, DisposableBean {

	private final Set<SpServer> running = new HashSet<>();

	private volatile @Nullable Thread thread;

	@Override
	public synchronized void onApplicationEvent(SpServerEvent event) {
		if (event instanceof SpServerStartedEvent) {
			this.running.add(event.getServer());
		}
		else {
			this.running.remove(event.getServer());
		}
		if (this.running.isEmpty()) {
			end();
		}
		else if (this.thread == null) {
			Thread created = new Thread(this::await, "spserver-keep-alive");
			created.setDaemon(false);
			this.thread = created;
			created.start();
		}
	}

	@Override
	public synchronized void destroy() {
		end();
	}

	private void end() {
		Thread current = this.thread;
		this.thread = null;
		LockSupport.unpark(current);
	}

	private void await() {
		while (this.thread == Thread.currentThread()) {
			LockSupport.park(this);
		}
	}

}
