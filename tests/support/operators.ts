/** Who become administrators of the site of the end-to-end tests. One signs in by one mail, so there are some to spare. */
export const operators = ['ann', 'ben', 'cleo', 'dora', 'eli', 'finn'].map((name) => `${name}@desk.example`);
