package io.spserver.boot.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a bean that takes mail. Its parameters, in any order, are some of
 * {@link io.spserver.boot.mail.ReceivedMail}, {@code jakarta.mail.internet.MimeMessage},
 * {@code byte[]} and {@code java.io.InputStream} (the content),
 * {@code java.security.Principal} (who has authenticated, {@code null} if nobody has) and
 * {@code io.spserver.protocol.smtp.SmtpSession}. It returns {@code void}.
 * <p>
 * The client is told that its mail was accepted when every method that the mail is for
 * has returned; so what is to be kept must be kept by then. A method that throws
 * {@link io.spserver.protocol.smtp.SmtpException} has the mail refused with the reply of
 * that; after any other exception the client hears 451 and tries again later. In SMTP
 * that goes for the whole mail, so that methods which had it before will see it again; in
 * LMTP for the recipients of this method.
 * <p>
 * Methods run on worker threads of the server and may block; several may run at once, for
 * one session one at a time, in the order of {@code @Order}. The content can be read
 * during the call only; {@code ReceivedMail.detach()} makes a copy to keep. Recipients
 * that no method is for are refused with 550.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface SmtpListener {

	/**
	 * The server that the mail comes to, of the protocol {@code smtp} or {@code lmtp}.
	 * May have placeholders. Default: the only such server that is configured.
	 * @return the server's name, as in {@code spserver.servers.<name>}
	 */
	String server() default "";

	/**
	 * Who the mail must be for, one of these: addresses in which {@code *} stands for any
	 * characters, such as {@code *@example.org}; case does not matter. {@code *} is for
	 * everybody, {@code postmaster} for the recipient of that name without a domain. May
	 * have placeholders, whose values may be several addresses with commas between them.
	 * @return the patterns
	 */
	String[] recipients() default "*";

	/**
	 * Who the mail must be from, one of these, as in {@link #recipients()}; {@code <>}
	 * stands for the empty sender, that of notifications.
	 * @return the patterns
	 */
	String[] from() default "*";

}
