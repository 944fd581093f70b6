/** How "@/…" is found, for dependency-cruiser. */
const { join } = require('node:path');

module.exports = {
  resolve: { alias: { '@': join(__dirname, '../..') }, extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
};
