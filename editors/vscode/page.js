// What was answered about a text, with its hour: it says when the text has changed since.
const two = (number) => String(number).padStart(2, '0');
const hour = (date) => `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;

const asked = (text, date) => `*Demandé à ${hour(date)}.*\n\n${text}`;

const past = (text, date) =>
  `**Le texte a changé depuis** (à ${hour(date)}) : ce qui suit est de celui d'avant ; redemander « qui change ».\n\n${text}`;

module.exports = { asked, past };
