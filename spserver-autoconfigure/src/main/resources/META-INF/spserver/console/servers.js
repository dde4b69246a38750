import { rows } from './element.js';

const number = (title, value) => ({ title, value, number: true });

const columns = [
	{ title: 'Server', value: (server) => server.name },
	{ title: 'Protocol', value: (server) => server.protocol },
	{ title: 'Pattern', value: (server) => server.pattern },
	{ title: 'Address', value: address },
	{ title: 'State', value: (server) => server.state },
	number('Connections', (server) => server.connections?.active),
	number('Peak', (server) => server.connections?.peak),
	number('Refused', (server) => server.connections?.refused),
	number('Requests', (server) => server.requests?.total),
	number('Failed', (server) => server.requests?.failed),
	number('Queued', (server) => server.requests?.queued),
	number('Per second', (server) => server.requests?.perSecond?.toFixed(1)),
	number('p50 ms', (server) => server.latency?.p50?.toFixed(2)),
	number('p99 ms', (server) => server.latency?.p99?.toFixed(2)),
];

function address(server) {
	if (server.address === undefined || server.port === undefined) {
		return server.address;
	}
	return (server.address.includes(':') ? `[${server.address}]` : server.address) + ':' + server.port;
}

function duration(seconds) {
	const [days, hours, minutes] = [seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60].map(Math.floor);
	return (days ? `${days} d ` : '') + (days || hours ? `${hours} h ` : '')
			+ (days || hours || minutes ? `${minutes} min ` : '') + `${Math.floor(seconds % 60)} s`;
}

/** Shows statistics. */
export function showStatistics(statistics) {
	const runtime = statistics.runtime;
	document.getElementById('runtime').textContent = `Up ${duration(statistics.uptime)} · ${runtime.transport} · `
			+ `event loops: ${runtime.ioThreads} · ${runtime.busy} of ${runtime.workerThreads} threads busy`;
	document.getElementById('servers').replaceChildren(...rows(columns, statistics.servers));
}
