package io.spserver.boot.handler.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpDecision;
import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSession;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link SmtpListenerBeans} and {@link ListenerHandler}.
 */
class SmtpListenerBeansTests {

	private static final FakeSession ANN = FakeSession.from("ann@example.org");

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void acceptsTheRecipientsThatListenersAreFor() throws Exception {
		SmtpHandler handler = handler(Orders.class);
		assertThat(decide(handler, ANN, "orders@example.org")).isEqualTo(SmtpDecision.Kind.ACCEPT);
		assertThat(decide(handler, ANN, "orders@example.com")).isEqualTo(SmtpDecision.Kind.PASS);
		assertThat(decide(handler, FakeSession.from("x@evil.example"), "orders@example.org"))
			.isEqualTo(SmtpDecision.Kind.PASS);
	}

	@Test
	void givesAListenerItsOwnRecipients() throws Exception {
		SmtpHandler handler = handler(Orders.class);
		handler.data(ANN, new FakeMail(ANN, "orders@example.org", "bob@example.com"));
		handler.data(ANN, new FakeMail(ANN, "bob@example.com"));
		assertThat(this.beanFactory.getBean(Orders.class).seen)
			.containsExactly("m1 from <ann@example.org> to [<orders@example.org>]");
	}

	@Test
	void callsListenersInTheirOrder() throws Exception {
		handler(Ordered.class).data(ANN, new FakeMail(ANN, "bob@example.org"));
		assertThat(this.beanFactory.getBean(Ordered.class).seen).containsExactly("first", "second", "last");
	}

	@Test
	void makesArgumentsOfEveryType() throws Exception {
		Principal ann = () -> "ann";
		handler(AllArguments.class).data(ANN.of(ann), new FakeMail(ANN, "bob@example.org"));
		assertThat(this.beanFactory.getBean(AllArguments.class).seen).containsExactly("24", "hello", "hello", "24",
				"ann", "client.example.org");
	}

	@Test
	void principalIsNullWhereNobodyHasAuthenticated() throws Exception {
		handler(PrincipalArgument.class).data(ANN, new FakeMail(ANN, "bob@example.org"));
		assertThat(this.beanFactory.getBean(PrincipalArgument.class).seen).containsExactly("null");
	}

	@Test
	void failureOfAListenerIsThatOfTheMail() {
		SmtpHandler handler = handler(Failing.class);
		assertThatExceptionOfType(SmtpException.class)
			.isThrownBy(() -> handler.data(ANN, new FakeMail(ANN, "full@example.org", "ok@example.org")));
		assertThatIllegalStateException()
			.isThrownBy(() -> handler.data(ANN, new FakeMail(ANN, "broken@example.org", "ok@example.org")));
		assertThat(this.beanFactory.getBean(Failing.class).seen).isEmpty();
	}

	@Test
	void inLmtpAFailureIsThatOfTheRecipients() throws Exception {
		SmtpHandler handler = handler(Failing.class);
		FakeMail mail = new FakeMail(ANN, "full@example.org", "broken@example.org", "ok@example.org");
		handler.data(ANN.lmtp(), mail);
		assertThat(mail.refused()).hasSize(2)
			.hasEntrySatisfying("full@example.org", (reply) -> assertThat(reply.code()).isEqualTo(552))
			.hasEntrySatisfying("broken@example.org", (reply) -> assertThat(reply.code()).isEqualTo(451));
		assertThat(this.beanFactory.getBean(Failing.class).seen).containsExactly("[ok@example.org]");
	}

	@Test
	void interceptorsStandAroundEachCall() throws Exception {
		register(Ordered.class);
		List<String> calls = this.beanFactory.getBean(Ordered.class).seen;
		ListenerInterceptor interceptor = (call, next) -> {
			calls.add("before " + call.listener());
			next.proceed();
			calls.add("after");
		};
		SmtpHandler handler = new SmtpListenerBeans(this.beanFactory, List.of("mail"), List.of(interceptor))
			.handler("mail");
		Objects.requireNonNull(handler).data(ANN, new FakeMail(ANN, "bob@example.org"));
		assertThat(calls).startsWith("before ordered.one", "first", "after").hasSize(9);
	}

	@Test
	void prototypesAreMadeForEachCall() throws Exception {
		register(Ordered.class);
		this.beanFactory.getBeanDefinition("ordered").setScope("prototype");
		Ordered.created = 0;
		SmtpHandler handler = Objects.requireNonNull(beans("mail").handler("mail"));
		int before = Ordered.created;
		handler.data(ANN, new FakeMail(ANN, "bob@example.org"));
		assertThat(Ordered.created - before).isEqualTo(3);
	}

	@Test
	void listenerWithoutAServerGoesToTheOnlyOne() {
		register(Ordered.class);
		assertThatNoException().isThrownBy(() -> beans("inbox").check(List.of("inbox", "admin")));
		assertThat(beans("inbox").handler("inbox")).isNotNull();
	}

	@Test
	void listenerWithoutAServerIsAmbiguousBesideSeveral() {
		register(Ordered.class);
		assertThatExceptionOfType(InvalidHandlerException.class)
			.isThrownBy(() -> beans("a", "b").check(List.of("a", "b")))
			.withMessageContaining("a, b")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("@SmtpListener(server = \"a\")"));
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> beans().check(List.of("admin")))
			.withMessageContaining("no server takes mail");
	}

	@Test
	void serverMustBeThereAndTakeMail() {
		register(Orders.class);
		assertThatExceptionOfType(HandlerMappingException.class)
			.isThrownBy(() -> beans("inbox").check(List.of("inbox")))
			.withMessageContaining("'mail' (@SmtpListener(server = \"mail\"))");
		assertThatExceptionOfType(InvalidHandlerException.class)
			.isThrownBy(() -> beans("inbox").check(List.of("inbox", "mail")))
			.satisfies((ex) -> assertThat(ex.getAction()).contains("'spserver.servers.mail.protocol'"));
	}

	@ParameterizedTest
	@ValueSource(classes = { Returning.class, Asking.class, Static.class, BadPattern.class, ForNobody.class })
	void refusesMethodsThatCannotTakeMail(Class<?> type) {
		register(type);
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> beans("mail").handler("mail"))
			.withMessageContaining(type.getSimpleName())
			.satisfies((ex) -> assertThat(ex.getAction()).isNotBlank());
	}

	private SmtpHandler handler(Class<?> type) {
		register(type);
		return Objects.requireNonNull(beans("mail").handler("mail"));
	}

	private void register(Class<?> type) {
		String name = type.getSimpleName().substring(0, 1).toLowerCase() + type.getSimpleName().substring(1);
		this.beanFactory.registerBeanDefinition(name, new RootBeanDefinition(type));
	}

	private SmtpListenerBeans beans(String... mailServers) {
		return new SmtpListenerBeans(this.beanFactory, List.of(mailServers), List.of());
	}

	private static SmtpDecision.Kind decide(SmtpHandler handler, FakeSession session, String recipient)
			throws Exception {
		return handler.recipient(session, FakeMail.recipient(recipient)).kind();
	}

	static class Orders {

		final List<String> seen = new ArrayList<>();

		@SmtpListener(server = "mail", recipients = { "orders@example.org", "info@example.org" },
				from = "*@example.org")
		void take(ReceivedMail mail) {
			this.seen.add(mail.toString());
		}

	}

	static class Ordered {

		static int created;

		final List<String> seen = new ArrayList<>();

		Ordered() {
			created++;
		}

		@SmtpListener
		void three() {
			this.seen.add("last");
		}

		@SmtpListener
		@Order(2)
		void two() {
			this.seen.add("second");
		}

		@SmtpListener
		@Order(1)
		void one() {
			this.seen.add("first");
		}

	}

	static class AllArguments {

		final List<String> seen = new ArrayList<>();

		@SmtpListener
		void take(byte[] content, MimeMessage message, ReceivedMail mail, InputStream stream, Principal principal,
				SmtpSession session) throws MessagingException, IOException {
			this.seen.addAll(List.of(String.valueOf(content.length), message.getSubject(),
					String.valueOf(mail.subject()), String.valueOf(stream.readAllBytes().length), principal.getName(),
					String.valueOf(session.heloName())));
		}

	}

	static class PrincipalArgument {

		final List<String> seen = new ArrayList<>();

		@SmtpListener
		void take(Principal principal) {
			this.seen.add(String.valueOf(principal));
		}

	}

	static class Failing {

		final List<String> seen = new ArrayList<>();

		@SmtpListener(recipients = "full@*")
		@Order(1)
		void full() {
			throw new SmtpException(552, "Full");
		}

		@SmtpListener(recipients = "broken@*")
		@Order(2)
		void broken() {
			throw new IllegalStateException("broken");
		}

		@SmtpListener
		@Order(3)
		void all(ReceivedMail mail) {
			this.seen
				.add(mail.recipients().stream().map(SmtpRecipient::address).map(Object::toString).toList().toString());
		}

	}

	static class Returning {

		@SmtpListener
		boolean take() {
			return true;
		}

	}

	static class Asking {

		@SmtpListener
		void take(String content) {
		}

	}

	static class Static {

		@SmtpListener
		static void take() {
		}

	}

	static class BadPattern {

		@SmtpListener(recipients = "example.org")
		void take() {
		}

	}

	static class ForNobody {

		@SmtpListener(from = {})
		void take() {
		}

	}

}
