package io.spserver.protocol.tunnel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The targets of a tunnel, and in which order a client gets to them. Safe for use by any
 * thread.
 */
final class Targets {

	private final List<Target> targets;

	private final Balancing balancing;

	private final AtomicInteger turn = new AtomicInteger();

	Targets(TunnelOptions options) {
		this.targets = options.targets().stream().map((target) -> new Target(target, options)).toList();
		this.balancing = options.balancing();
	}

	List<Target> all() {
		return this.targets;
	}

	/**
	 * The targets in the order in which they are to be tried: those that are down are the
	 * last resort.
	 */
	Iterator<Target> candidates() {
		if (this.targets.size() == 1) {
			return this.targets.iterator();
		}
		List<Target> candidates = new ArrayList<>(this.targets.size());
		List<Target> down = new ArrayList<>();
		this.targets.forEach((target) -> (target.isUp() ? candidates : down).add(target));
		if (!candidates.isEmpty()) {
			int next = Math.floorMod(this.turn.getAndIncrement(), candidates.size());
			Collections.rotate(candidates, -next);
		}
		if (this.balancing == Balancing.LEAST_CONNECTIONS) {
			candidates.sort(Comparator.comparingInt(Target::connections));
		}
		candidates.addAll(down);
		return candidates.iterator();
	}

}
