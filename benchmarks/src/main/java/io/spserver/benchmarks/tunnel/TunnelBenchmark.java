package io.spserver.benchmarks.tunnel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

/**
 * Measures tunnels beside each other. Each is a process of its own; rounds are
 * interleaved, and a figure is the median over the rounds.
 */
public final class TunnelBenchmark {

	/** How many times as long as a visit the warm-up takes. */
	private static final int WARM_UPS = 8;

	private final Path folder;

	private final int rounds;

	private final long millis;

	private final String wanted;

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanDnsName("localhost")
		.addSanIpAddress(InetAddress.getLoopbackAddress())
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final StringBuilder report = new StringBuilder();

	private TunnelBenchmark(Path folder, int rounds, long millis, String wanted) throws Exception {
		this.folder = folder;
		this.rounds = rounds;
		this.millis = millis;
		this.wanted = wanted;
	}

	/**
	 * Measures.
	 * @param args the folder of the benchmarks, the number of rounds (default 5), how
	 * many seconds a visit measures (default 2), and a part of the titles of what is
	 * measured (default: everything)
	 * @throws Exception if a tunnel does not start or breaks
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Files.createDirectories(Path.of(args[0], "target", "tunnel"));
		int rounds = (args.length > 1) ? Integer.parseInt(args[1]) : 5;
		double seconds = (args.length > 2) ? Double.parseDouble(args[2]) : 2;
		String wanted = (args.length > 3) ? args[3] : "";
		new TunnelBenchmark(folder, rounds, Math.round(seconds * 1000), wanted).run();
		System.exit(0);
	}

	private void run() throws Exception {
		SSLContext tls = SSLContext.getInstance("TLS");
		tls.init(null, new TrustManager[] { this.certificate.toTrustManager() }, null);
		Path pem = Files.writeString(this.folder.resolve("tunnel.pem"),
				this.certificate.getCertificatePathPEM() + this.certificate.getPrivateKeyPEM());
		Path keyStore = this.folder.resolve("tunnel.p12");
		try (OutputStream out = Files.newOutputStream(keyStore)) {
			this.certificate.toKeyStore(new char[0]).store(out, new char[0]);
		}
		List<TunnelProcess> tunnels = new ArrayList<>();
		try (FloodTarget target = new FloodTarget()) {
			for (TunnelContender contender : TunnelContender.values()) {
				if (contender.isInstalled()) {
					Endpoints endpoints = new Endpoints(freePort(), freePort(), target.port(), pem, keyStore);
					tunnels.add(TunnelProcess.start(contender, endpoints, this.folder));
				}
				else {
					say(contender.title() + " is not installed and not measured.");
				}
			}
			for (TunnelMeasurement measurement : TunnelMeasurement.values()) {
				if (measurement.title().contains(this.wanted)) {
					measure(measurement, tunnels, tls);
				}
			}
		}
		finally {
			tunnels.forEach(TunnelProcess::close);
		}
		Path file = Files.writeString(this.folder.resolveSibling("tunnel.md"), this.report);
		System.out.println("Written to " + file);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void measure(TunnelMeasurement measurement, List<TunnelProcess> tunnels, SSLContext tls)
			throws IOException {
		List<TunnelProcess> order = new ArrayList<>(
				tunnels.stream().filter((tunnel) -> measurement.isFor(tunnel.contender())).toList());
		Map<TunnelContender, Map<String, List<Double>>> values = new TreeMap<>();
		int visits = measurement.once() ? 0 : this.rounds;
		for (int round = 0; round <= visits; round++) {
			for (TunnelProcess tunnel : order) {
				Map<String, Double> taken = measurement.take(tunnel, tls,
						(round > 0) ? this.millis : WARM_UPS * this.millis);
				System.out.println(measurement.title() + ", round " + round + ", " + tunnel.contender().tag() + ": "
						+ new TreeMap<>(taken));
				if (round > 0 || measurement.once()) {
					Map<String, List<Double>> known = values.computeIfAbsent(tunnel.contender(),
							(contender) -> new TreeMap<>(Collections.reverseOrder()));
					taken.forEach(
							(metric, value) -> known.computeIfAbsent(metric, (key) -> new ArrayList<>()).add(value));
				}
			}
			Collections.rotate(order, -1);
		}
		say("\n### " + measurement.title() + "\n");
		values.values().stream().findFirst().ifPresent((known) -> say(header(known)));
		values.forEach((contender, known) -> say(row(contender, known)));
	}

	private static String header(Map<String, List<Double>> known) {
		return "| tunnel | " + String.join(" | ", known.keySet()) + " |\n|---|" + "---:|".repeat(known.size());
	}

	private static String row(TunnelContender contender, Map<String, List<Double>> known) {
		StringBuilder row = new StringBuilder("| " + contender.title() + " |");
		known.forEach((metric, values) -> {
			Collections.sort(values);
			row.append(String.format(Locale.ROOT, " %,.1f (%,.1f–%,.1f) |", values.get(values.size() / 2),
					values.get(0), values.get(values.size() - 1)));
		});
		return row.toString();
	}

	private void say(String line) {
		System.out.println(line);
		this.report.append(line).append('\n');
	}

}
