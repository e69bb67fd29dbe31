// A component of some other make, with a chart in its shadow root.
customElements.define(
  'fact-box',
  class extends HTMLElement {
    constructor() {
      super();
      const chart = document.createElement('country-indicator');
      chart.setAttribute('src', '../data/homicide.json');
      chart.append(document.createElement('slot'));
      this.attachShadow({ mode: 'open' }).append(chart);
    }
  },
);
