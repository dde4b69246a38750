package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.spserver.protocol.smtp.BareLineEnds;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the protocols 'smtp' and 'lmtp'.
 *
 * @param hostname what the server calls itself in the greeting and in Received headers
 * @param greeting what the greeting says after the host name
 * @param greetingDelay how long clients wait for the greeting; one that talks before it
 * is disconnected
 * @param bareLineEnds what is done with a CR or LF that stands alone
 * @param authWithoutTls whether clients may authenticate without TLS
 * @param requireAuth whether clients must authenticate before they may send mail
 * @param requireTls whether clients must use TLS before they may send mail
 * @param receivedHeader whether each mail gets a Received header
 * @param resolveNames whether the names of clients' addresses are looked up
 * @param trustedPeers addresses and networks whose peers may say by XCLIENT for whom they
 * speak
 * @param maxMessageSize how large a mail may be
 * @param maxMessageInMemory how large a mail may be that is kept in memory; larger ones
 * are written to a temporary file
 * @param maxRecipients how many recipients a mail may have
 * @param maxMessages how many mails may be sent in a session; 0 for no limit
 * @param maxErrors how many commands of a session may fail before it is closed; 0 for no
 * limit
 * @param maxIdleCommands how many commands may follow each other that lead to no mail; 0
 * for no limit
 * @param maxAuthFailures how often a client may fail to authenticate before its session
 * is closed
 * @param maxLineLength how long a command may be
 * @param maxSessionTime how long a session may last; 0 for no limit
 */
public record SmtpProperties(@DefaultValue("localhost") String hostname, @DefaultValue("ready") String greeting,
		@DefaultValue("0s") Duration greetingDelay, @DefaultValue("reject") BareLineEnds bareLineEnds,
		@DefaultValue("false") boolean authWithoutTls, @DefaultValue("false") boolean requireAuth,
		@DefaultValue("false") boolean requireTls, @DefaultValue("true") boolean receivedHeader,
		@DefaultValue("false") boolean resolveNames, @DefaultValue List<String> trustedPeers,
		@DefaultValue("25MB") DataSize maxMessageSize, @DefaultValue("256KB") DataSize maxMessageInMemory,
		@DefaultValue("100") int maxRecipients, @DefaultValue("1000") int maxMessages,
		@DefaultValue("20") int maxErrors, @DefaultValue("100") int maxIdleCommands,
		@DefaultValue("3") int maxAuthFailures, @DefaultValue("2KB") DataSize maxLineLength,
		@DefaultValue("1h") Duration maxSessionTime) {

}
