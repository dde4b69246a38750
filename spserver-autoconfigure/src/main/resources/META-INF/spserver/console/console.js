import { showMethods } from './methods.js';
import { showStatistics } from './servers.js';

const INTERVAL = 2000;

const problem = document.getElementById('problem');

async function load(path) {
	const response = await fetch(path, { headers: { Accept: 'application/json' } });
	if (!response.ok) {
		throw new Error(`${path}: ${response.status} ${response.statusText}`);
	}
	return response.json();
}

async function refresh(path) {
	if (!document.hidden) {
		try {
			showStatistics(await load(path));
			problem.hidden = true;
		}
		catch (failure) {
			problem.textContent = `The server does not answer as it should. ${failure.message}`;
			problem.hidden = false;
		}
	}
	setTimeout(refresh, INTERVAL, path);
}

const settings = await load('console/settings');
document.title = settings.application;
document.getElementById('application').textContent = settings.application;
refresh(settings.statistics);
if (settings.rpc) {
	showMethods(settings.rpc);
}
