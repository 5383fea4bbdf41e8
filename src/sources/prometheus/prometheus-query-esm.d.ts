// The library's main entry is CommonJS: in a bundle it brings a second copy of axios and, imported
// dynamically, has no named exports. Its ES module has neither fault, but no types of its own.
declare module 'prometheus-query/dist/prometheus-query.esm.js' {
  export * from 'prometheus-query';
}
