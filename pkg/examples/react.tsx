// A chart in React 19: the element is used by its name, its events are listened to on the element itself.

import type { CountryIndicator } from 'carsi-charts';
import { useEffect, useRef } from 'react';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
// Registers the elements; on a server it does nothing.
import 'carsi-charts';

type ChartAttributes = DetailedHTMLProps<HTMLAttributes<CountryIndicator>, CountryIndicator>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'country-indicator': ChartAttributes & { src?: string; heading?: string; unit?: string; source?: string; highlight?: string; view?: string };
    }
  }
}

export function HomicideRate({ onYear }: { onYear(year: number | null): void }) {
  const chart = useRef<CountryIndicator>(null);
  useEffect(() => {
    const element = chart.current;
    if (!element) return;
    const told = new AbortController();
    element.addEventListener('chart-select', (event) => onYear(event.detail.year), { signal: told.signal });
    return () => told.abort();
  }, [onYear]);
  return (
    <country-indicator ref={chart} src="/data/homicide_rate.csv" heading="Homicide rate" unit="per 100,000 people" source="UNODC" highlight="SLV HND">
      <a href="/data/homicide_rate.csv">The figures (CSV)</a>
    </country-indicator>
  );
}
