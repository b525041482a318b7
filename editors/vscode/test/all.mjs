// npm test -- PROGRAMME RACINE: the program, and the root of the repository it was built from. One after the other: times are
// told.
await import('./documentation.mjs');
await import('./colours.mjs');
await import('./commands.mjs');
await import('./client.mjs');
