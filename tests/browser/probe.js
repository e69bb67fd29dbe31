// First script of every test page: keeps what the browser complains of, what the elements announce, and the wasm instances.
(() => {
  const probe = (window.probe = { complaints: [], events: [], instances: [], listening: 0 });
  const complain = (kind, what) => probe.complaints.push(`${kind}: ${what}`);

  const error = console.error;
  console.error = (...words) => {
    complain('console.error', words.join(' '));
    error.apply(console, words);
  };
  addEventListener('error', (e) => complain('error', e.message || e.target?.src || e.target?.href || e), true);
  addEventListener('unhandledrejection', (e) => complain('rejection', e.reason));
  document.addEventListener('securitypolicyviolation', (e) => complain('policy', `${e.effectiveDirective} ${e.blockedURI}`));

  for (const type of ['chart-ready', 'chart-error', 'chart-warning', 'chart-select', 'chart-state']) {
    document.addEventListener(type, (e) => {
      probe.events.push({ type, from: e.target.localName, index: [...document.querySelectorAll(e.target.localName)].indexOf(e.target), detail: e.detail });
    });
  }

  // How many listeners there are on what outlives an element: what a removed chart leaves behind shows here.
  const pageWide = (target) => target === document || target === document.fonts || target instanceof MediaQueryList;
  for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const real = EventTarget.prototype[name];
    EventTarget.prototype[name] = function (...args) {
      if (pageWide(this)) probe.listening += by;
      return real.apply(this, args);
    };
  }

  // Every way to an instance, so that its memory can be watched.
  const keep = (result) => {
    probe.instances.push(result.instance ?? result);
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = (...args) => real.apply(WebAssembly, args).then(keep);
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (target, args) => keep(Reflect.construct(target, args)) });
})();
