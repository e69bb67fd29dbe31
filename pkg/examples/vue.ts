// A chart in Vue 3. With templates, tell the compiler that the names are no components:
// `app.config.compilerOptions.isCustomElement = (tag) => ['country-indicator', 'goal-progress'].includes(tag)`.

import type { ChartSelection, GoalProgress } from 'carsi-charts';
import { defineComponent, h, ref } from 'vue';
// Registers the elements; on a server it does nothing.
import 'carsi-charts';

export const Goals = defineComponent({
  props: { src: { type: String, required: true } },
  emits: { select: (selection: ChartSelection) => selection.country.length >= 0 },
  setup(props, { emit, expose }) {
    const chart = ref<GoalProgress>();
    expose({ csv: () => chart.value?.toCSV() ?? '' });
    return () =>
      h('goal-progress', { ref: chart, src: props.src, view: 'scorecard', onChartSelect: (event: CustomEvent<ChartSelection>) => emit('select', event.detail) }, [
        h('a', { href: props.src }, 'The figures'),
      ]);
  },
});
