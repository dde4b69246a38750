package io.spserver.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application. Try {@code nc localhost 7007}, {@code nc localhost 7008},
 * {@code openssl s_client -quiet -connect localhost:7443} and
 * {@code curl localhost:7070}.
 */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Runs the application.
	 * @param args what Spring Boot takes, {@code --spserver.servers.echo.port=7017} for
	 * example
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
