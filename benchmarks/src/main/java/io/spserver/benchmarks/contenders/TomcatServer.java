package io.spserver.benchmarks.contenders;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.spserver.benchmarks.work.Work;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/**
 * Tomcat with a servlet.
 */
final class TomcatServer extends HttpServlet {

	private static final long serialVersionUID = 1L;

	private static final byte[] BODY = Work.BODY.getBytes(StandardCharsets.UTF_8);

	static int listen(HttpServlet servlet) throws LifecycleException {
		Tomcat tomcat = new Tomcat();
		tomcat.setBaseDir("tomcat");
		Connector connector = new Connector();
		connector.setPort(0);
		connector.setProperty("address", Settings.ADDRESS);
		connector.setProperty("acceptCount", Integer.toString(Settings.BACKLOG));
		connector.setProperty("maxConnections", Integer.toString(Settings.MAX_CONNECTIONS));
		connector.setProperty("maxKeepAliveRequests", "-1");
		connector.setProperty("maxThreads", Integer.toString(Settings.WORKER_THREADS));
		tomcat.setConnector(connector);
		Context context = tomcat.addContext("", null);
		Tomcat.addServlet(context, "benchmark", servlet);
		context.addServletMappingDecoded("/", "benchmark");
		tomcat.start();
		return connector.getLocalPort();
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Work.ofPath(request.getServletPath()).perform();
		response.setContentType("text/plain;charset=UTF-8");
		response.setContentLength(BODY.length);
		response.getOutputStream().write(BODY);
	}

}
