//! Whatever columns a script hands over: no panic, every mark inside, what is told in the table.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use carsi_charts::access;
use carsi_charts::figure;
use carsi_charts::format::{Lang, NativeLocale};
use common::columns::Column::{Numbers, Whole};
use common::columns::{chart, indicator};
use common::{Stage, assert_inside, assert_targets};
use proptest::prelude::*;

const EN: NativeLocale = NativeLocale { lang: Lang::En };

fn number() -> impl Strategy<Value = f64> {
    let odd =
        prop::sample::select(vec![0.0, -0.0, 1e308, f64::MIN, 5e-324, f64::NAN, f64::INFINITY, 1e-9, 1e15]);
    prop_oneof![1 => odd, 1 => any::<f64>(), 6 => -200.0..200.0_f64]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Years in any order and number, twice and never, with any numbers.
    #[test]
    fn any_columns_at_any_size(
        rows in prop::collection::vec((prop_oneof![8 => -3000..3000_i32, 1 => any::<i32>()], number(), number()), 0..400),
        width in 100.0..1500.0_f64,
        keys in prop::sample::select(vec!["", r#", "scale": "log""#, r#", "gaps": "bridge""#, r#", "from": -50, "to": 1200"#]),
        rising in any::<bool>(),
        repeat in 1..20_usize,
    ) {
        let mut rows = rows;
        if rising {
            rows.sort_by_key(|row| row.0);
            rows.dedup_by_key(|row| row.0);
        }
        // Many more of them: the same again, later.
        let shift = |i: usize| i32::try_from(i).unwrap() * 6000;
        let all: Vec<_> =
            (0..repeat).flat_map(|i| rows.iter().map(move |row| (row.0.saturating_add(shift(i)), row.1, row.2))).collect();
        let years: Vec<i32> = all.iter().map(|row| row.0).collect();
        let [hnd, gtm] = [all.iter().map(|row| row.1).collect::<Vec<_>>(), all.iter().map(|row| row.2).collect()];
        let columns = [("year", Whole(&years)), ("HND", Numbers(&hnd)), ("GTM", Numbers(&gtm))];
        let Some(shown) = chart(keys, &columns, Lang::En).0 else { return Ok(()) };
        let stage = Stage::new(Lang::En);
        let view = stage.view(width, 300.0);
        let figure = figure::arrange(&shown, &view);
        assert_inside(&figure.scene, view.measure);
        assert_targets(&figure);
        let told = indicator(&shown).told();
        prop_assert_eq!(access::table(&shown, &EN).rows.len(), told.len());
        for target in figure.targets.iter().step_by(1 + figure.targets.len() / 10) {
            let described = access::describe(&shown, target.key, &EN);
            let value = access::selected(&shown, target.key).and_then(|selected| selected.value);
            prop_assert!(target.drawn || value.is_none() || keys.contains("log"), "{described:?}");
            figure::overlay(&shown, &figure, &view, target.key);
        }
        prop_assert!(!access::summary(&shown, &EN).is_empty());
        let numbers = |of: &[f64]| of.iter().filter(|v| v.is_finite()).count();
        prop_assert!(access::csv(&shown).lines().count() <= numbers(&hnd) + numbers(&gtm) + 1 || indicator(&shown).show.told.is_none());
    }
}
