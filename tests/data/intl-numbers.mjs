// Prints intl-numbers.tsv: what Intl.NumberFormat makes of hard numbers.
//   node tests/data/intl-numbers.mjs > tests/data/intl-numbers.tsv
// Default grouping (`useGrouping: "auto"`); the ASCII hyphen that CLDR has for
// minus is turned into U+2212, and a zero never has a sign, as the charts write it.
const values = [
  0, 0.05, 0.5, 0.25, 0.35, 0.45, 0.005, 0.015, 1.005, 1.015, 1.025, 1.25, 1.35, 1.45, 2.5, 3.5, 2.675,
  4.35, 8.345, 9.5, 9.95, 9.995, 9.9949999, 10.235, 35.855, 49.5, 83.15, 83.25, 99.95, 99.995, 100, 123.45, 999,
  999.5, 999.95, 999.994, 1000, 1234, 1234.5, 1234.567, 9999, 9999.5, 9999.95, 10000, 12345, 12345.678,
  99999.5, 100000, 123456, 999999.5, 1e6, 1234567.891, 1e9, 1.5e9, 1e12, 1e15, 9007199254740991, 1e20, 1e21,
  1.5e21, 123456789012345680000, 1e22, 1e23, 8.41e21, 1e100, Number.MAX_VALUE, Number.MIN_VALUE, 1e-7, 5e-7,
  0.000049999, 0.00005, 0.0001, 0.3 - 0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 200 / 3, 1e5 / 3, 0.49999999999999994,
  0.9999, 0.99, 0.95, 0.949,
];
const decimals = [0, 1, 2, 3];
const write = (locale, value, digits) => {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: "negative" };
  return new Intl.NumberFormat(locale, options).format(value).replace("-", "\u2212");
};
console.log(`# Made by tests/data/intl-numbers.mjs with Node ${process.versions.node}, ICU ${process.versions.icu}, CLDR ${process.versions.cldr}.`);
console.log("# value, digits after the mark, en, es");
for (const size of values) {
  for (const digits of decimals) {
    const value = digits % 2 ? -size : size;
    console.log([value, digits, write("en", value, digits), write("es", value, digits)].join("\t"));
  }
}
