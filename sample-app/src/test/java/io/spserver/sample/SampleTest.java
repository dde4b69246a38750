package io.spserver.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test that runs the application on free ports.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = { "spserver.admin.port=0", "spserver.servers.echo.port=0", "spserver.servers.chat.port=0",
		"spserver.servers.mail.port=0", "spserver.servers.rpc-tcp.port=0", "spserver.servers.secure.port=0" })
@interface SampleTest {

}
