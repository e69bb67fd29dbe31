//! Whatever the figures, the size and the words: no panic, no endless loop,
//! every mark inside the picture, every reading in the table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::time::{Duration, Instant};

use carsi_charts::access;
use carsi_charts::countries;
use carsi_charts::figure::{self, Key};
use carsi_charts::format::Lang;
use carsi_charts::model::{
    Chart, Finite, Flag, Gaps, Indicator, Interval, Kind, Missing, Reading, Role, Series, Texts, Value,
};
use common::{Stage, assert_inside, assert_targets};
use proptest::prelude::*;

/// Far more than any of these takes; a loop that does not end takes longer.
const CAP: Duration = Duration::from_secs(5);

fn finite() -> impl Strategy<Value = Finite> {
    let odd =
        prop::sample::select(vec![0.0, -0.0, 1e308, -1e308, f64::MAX, f64::MIN, 5e-324, 1e16, 0.1, 83.18]);
    prop_oneof![odd, any::<f64>(), -200.0..200.0_f64].prop_filter_map("finite", Finite::new)
}

fn value() -> impl Strategy<Value = Value> {
    let gone = prop::sample::select(vec![Missing::Unknown, Missing::Suppressed, Missing::NotYet]);
    prop_oneof![4 => finite().prop_map(Value::Number), 1 => gone.prop_map(Value::Missing)]
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["", "per 100,000", "\\PC{0,40}", "[<>&\"'/]{1,20}", "(هندوراس|日本語|👩‍👩‍👧|e\u{301}){1,30}"]
}

fn reading() -> impl Strategy<Value = Reading> {
    let flag = prop::option::of(prop::sample::select(vec![Flag::Estimated, Flag::Break, Flag::Forecast]));
    let bounds = prop::option::of((finite(), finite()));
    (1000..3000_i32, value(), bounds, flag, words()).prop_map(|(year, value, bounds, flag, note)| {
        let interval = bounds.zip(value.number()).map(|((a, b), v)| Interval {
            low: Finite::new(a.get().min(v)).unwrap(),
            high: Finite::new(b.get().max(v)).unwrap(),
        });
        Reading { year, value, interval, flag, note }
    })
}

/// A chart as sound as `check` makes them, but for that nothing else is.
fn indicator() -> impl Strategy<Value = Chart> {
    let role = prop::sample::select(vec![Role::Highlighted, Role::Muted, Role::Comparator]);
    let series = (role, prop::collection::vec(reading(), 1..12), finite());
    let near = prop::bool::ANY;
    (prop::collection::vec(series, 1..10), words(), words(), 0..=6_u8, near, prop::bool::ANY).prop_map(
        |(series, name, unit, decimals, near, bridge)| {
            let series: Vec<Series> = series
                .into_iter()
                .zip(countries::all())
                .map(|((role, mut readings, anchor), area)| {
                    if near {
                        readings.iter_mut().for_each(|r| r.year = 1990 + r.year % 34);
                    }
                    readings.sort_by_key(|r| r.year);
                    readings.dedup_by_key(|r| r.year);
                    readings[0].value = Value::Number(anchor);
                    readings[0].interval = None;
                    Series { area, role, readings, chronicle: None, slot: 0 }
                })
                .collect();
            let years = || series.iter().flat_map(|s| s.readings.iter().map(|r| r.year));
            let years = (years().min().unwrap(), years().max().unwrap());
            let gaps = if bridge { Gaps::Bridge } else { Gaps::Break };
            let kind = Kind::Indicator(Indicator {
                name,
                unit,
                decimals,
                better: None,
                years,
                gaps,
                show: Default::default(),
                series,
            });
            Chart { texts: Texts::default(), kind }
        },
    )
}

fn size() -> impl Strategy<Value = f64> {
    prop_oneof![1.0..40.0_f64, 100.0..1500.0_f64, prop::sample::select(vec![1.0, 320.0, 640.0, 4000.0])]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_indicator_at_any_size(chart in indicator(), width in size(), height in size(), es in any::<bool>()) {
        let start = Instant::now();
        let stage = Stage::new(if es { Lang::Es } else { Lang::En });
        let view = stage.view(width, height);
        let figure = figure::arrange(&chart, &view);
        if width >= 100.0 && height >= 100.0 {
            assert_inside(&figure.scene, view.measure);
            assert_targets(&figure);
        }
        let Kind::Indicator(indicator) = &chart.kind else { unreachable!() };
        let (first, last) = indicator.years;
        let columns = usize::try_from(last - first + 1).unwrap();
        prop_assert_eq!(figure.targets.len(), columns * indicator.series.len());
        let table = access::table(&chart, view.locale);
        let mut keys: Vec<Key> = table.rows.iter().flatten().filter_map(|c| c.key).collect();
        keys.sort_unstable();
        let targets: Vec<Key> = figure.targets.iter().map(|t| t.key).collect();
        prop_assert_eq!(keys, targets, "what can be pointed at stands in the table");
        for target in figure.targets.iter().step_by(1 + figure.targets.len() / 20) {
            let said = access::describe(&chart, target.key, view.locale);
            prop_assert!(!said.speech.is_empty() && !said.title.is_empty());
            let over = figure::overlay(&chart, &figure, &view, target.key);
            prop_assert!(!over.marks.is_empty());
        }
        prop_assert!(!access::summary(&chart, view.locale).is_empty());
        prop_assert!(access::csv(&chart).lines().count() > 1);
        prop_assert!(start.elapsed() < CAP, "took {:?}", start.elapsed());
    }

    #[test]
    fn sizes_that_are_none_draw_nothing(chart in indicator(), odd in prop::sample::select(
        vec![0.0, -5.0, 0.5, f64::NAN, f64::NEG_INFINITY, f64::INFINITY])) {
        let stage = Stage::new(Lang::En);
        prop_assert!(figure::arrange(&chart, &stage.view(odd, 300.0)).scene.marks.is_empty());
        prop_assert!(figure::arrange(&chart, &stage.view(300.0, odd)).scene.marks.is_empty());
    }
}
