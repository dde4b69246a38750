package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A handler that takes mail for example.org and keeps it, and can be told to do something
 * else.
 */
final class KeptMails implements SmtpHandler {

	/** A mail that was taken. */
	record Kept(SmtpMail mail, String content, String keyword, @Nullable String user) {

		String envelope() {
			String recipients = this.mail.recipients()
				.stream()
				.map((recipient) -> recipient.address().toString())
				.collect(Collectors.joining(","));
			return this.mail.sender().address() + " to " + recipients;
		}

	}

	private final BlockingQueue<Kept> kept = new LinkedBlockingQueue<>();

	final List<String> told = new CopyOnWriteArrayList<>();

	/** What is asked first at each step. */
	volatile Step first = (step, session) -> SmtpDecision.pass();

	/** What is done with a mail before it is kept. */
	volatile Data data = (mail) -> SmtpDecision.accept();

	@Override
	public SmtpDecision connect(SmtpSession session) throws Exception {
		return this.first.decide("connect", session);
	}

	@Override
	public SmtpDecision helo(SmtpSession session, String name) throws Exception {
		return this.first.decide("helo " + name, session);
	}

	@Override
	public SmtpDecision auth(SmtpSession session, Principal principal) throws Exception {
		return this.first.decide("auth " + principal.getName(), session);
	}

	@Override
	public SmtpDecision mail(SmtpSession session, SmtpSender sender) throws Exception {
		return this.first.decide("mail " + sender.address(), session);
	}

	@Override
	public SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) throws Exception {
		SmtpDecision decision = this.first.decide("recipient " + recipient.address(), session);
		boolean known = recipient.address().domain().equals("example.org");
		return (known && decision.kind() == SmtpDecision.Kind.PASS) ? SmtpDecision.accept() : decision;
	}

	@Override
	public SmtpDecision data(SmtpSession session, SmtpMail mail) throws Exception {
		String content = new String(mail.openStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		SmtpDecision decision = this.data.take(mail);
		Principal principal = session.principal();
		if (decision.kind() == SmtpDecision.Kind.ACCEPT) {
			this.kept.add(new Kept(mail, content, session.protocolKeyword(),
					(principal != null) ? principal.getName() : null));
		}
		return decision;
	}

	@Override
	public void reset(SmtpSession session, SmtpSender sender) {
		this.told.add("reset " + sender.address());
	}

	@Override
	public void closed(SmtpSession session) {
		this.told.add("closed");
	}

	/** The next mail, which must come. */
	Kept take() throws InterruptedException {
		Kept next = this.kept.poll(10, TimeUnit.SECONDS);
		assertThat(next).as("the next mail").isNotNull();
		return next;
	}

	boolean isEmpty() {
		return this.kept.isEmpty();
	}

	/** Decides a step. */
	interface Step {

		SmtpDecision decide(String step, SmtpSession session) throws Exception;

	}

	/** Takes a mail. */
	interface Data {

		SmtpDecision take(SmtpMail mail) throws Exception;

	}

}
