// npm test -- PROGRAMME RACINE: the program, and the root of the repository it was built from.
import './documentation.mjs';
import './colours.mjs';
import './client.mjs';
