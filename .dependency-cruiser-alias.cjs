// dependency-cruiser learns the meaning of '@/' from a webpack configuration; there is no webpack here.
module.exports = {
  resolve: { alias: { '@': __dirname }, extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
};
