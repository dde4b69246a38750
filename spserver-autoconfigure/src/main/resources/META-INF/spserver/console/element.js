/**
 * Makes an element. What is shown is always text, never markup.
 * @param {string} name the element's name
 * @param {object} properties its properties
 * @param {...(Node|string)} content what is in it
 */
export function element(name, properties = {}, ...content) {
	const made = Object.assign(document.createElement(name), properties);
	made.append(...content);
	return made;
}

/**
 * Makes the rows of a table.
 * @param {{title: string, number: boolean, value: function}[]} columns the columns
 * @param {object[]} items what has a row each
 */
export function rows(columns, items) {
	const cells = (name, text) => columns.map((column) => element(name,
			{ className: column.number ? 'number' : '' }, text(column)));
	return [
		element('thead', {}, element('tr', {}, ...cells('th', (column) => column.title))),
		element('tbody', {}, ...items.map((item) => element('tr', {},
				...cells('td', (column) => String(column.value(item) ?? ''))))),
	];
}
