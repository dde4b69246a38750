import { element, rows } from './element.js';

let calls = 0;

/** Calls a method by JSON-RPC. */
async function call(endpoint, method, params) {
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ jsonrpc: '2.0', id: ++calls, method, params }),
	});
	if (!response.headers.get('Content-Type')?.startsWith('application/json')) {
		throw new Error(`${response.status} ${response.statusText}`);
	}
	const answer = await response.json();
	if (answer.error) {
		const data = answer.error.data === undefined ? '' : '\n' + JSON.stringify(answer.error.data, null, 2);
		throw new Error(`${answer.error.code}: ${answer.error.message}${data}`);
	}
	return answer.result;
}

function input(param) {
	const choices = param.schema?.enum;
	if (choices) {
		const empty = param.required ? [] : [element('option', { value: '' })];
		return element('select', { name: param.name, required: param.required },
				...empty, ...choices.map((choice) => element('option', {}, String(choice))));
	}
	return element('input', { name: param.name, required: param.required, autocomplete: 'off',
		placeholder: param.schema?.type ?? 'JSON' });
}

/** What was typed in: text for a text, JSON for everything else. */
function value(param, text) {
	try {
		return param.schema?.type === 'string' ? text : JSON.parse(text);
	}
	catch (failure) {
		throw new Error(`${param.name} is to be JSON. ${failure.message}`);
	}
}

function params(method, form) {
	const values = {};
	for (const param of method.params) {
		const text = form.elements.namedItem(param.name).value;
		if (text !== '' || (param.required && param.schema?.type === 'string')) {
			values[param.name] = value(param, text);
		}
	}
	return values;
}

function isTable(result) {
	return Array.isArray(result) && result.length > 0
			&& result.every((item) => item !== null && typeof item === 'object' && !Array.isArray(item));
}

function cell(value) {
	return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
}

/** A list of objects is shown as a table, anything else as JSON. */
function show(result) {
	if (!isTable(result)) {
		return element('pre', {}, JSON.stringify(result, null, 2) ?? 'null');
	}
	const names = [...new Set(result.flatMap(Object.keys))];
	return element('table', {}, ...rows(names.map((name) => ({
		title: name,
		number: result.every((item) => typeof item[name] === 'number'),
		value: (item) => cell(item[name]),
	})), result));
}

function article(endpoint, method) {
	const output = element('output', {});
	const button = element('button', {}, 'Call');
	const form = element('form', {}, ...method.params.map((param) => element('label',
			{ title: param.description ?? '' }, param.name, input(param))), button);
	form.addEventListener('submit', async (event) => {
		event.preventDefault();
		button.disabled = true;
		try {
			output.replaceChildren(show(await call(endpoint, method.name, params(method, form))));
		}
		catch (failure) {
			output.replaceChildren(element('pre', { className: 'failed' }, failure.message));
		}
		button.disabled = false;
	});
	return element('article', {}, element('h3', {}, method.name),
			element('p', { className: 'description' }, method.description ?? ''), form, output);
}

/** Lists the methods that whoever looks at the page may call. */
export async function showMethods(endpoint) {
	document.getElementById('methods-section').hidden = false;
	try {
		const found = await call(endpoint, 'rpc.discover', []);
		document.getElementById('methods').replaceChildren(...found.methods.map((method) => article(endpoint, method)));
	}
	catch (failure) {
		const problem = document.getElementById('methods-problem');
		problem.textContent = `The methods cannot be listed. ${failure.message}`;
		problem.hidden = false;
	}
}
