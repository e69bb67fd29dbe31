//! The straight-line method: cases with known answers, and what must hold for any case.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carsi_charts::model::{Better, Finite, Year};
use carsi_charts::progress::linear::judge;
use carsi_charts::progress::{Case, Status, Verdict, Why, Working};
use proptest::prelude::*;

use Better::{Higher, Lower};
use Status::*;

fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

/// Baseline, latest and target as in the table of vectors; the baseline is a reading too.
fn aimed(from: (Year, f64), latest: (Year, f64), to: (Year, f64), better: Option<Better>) -> Verdict {
    judge(&Case {
        numbers: &[from, latest],
        baseline: Some((from.0, finite(from.1))),
        target: Some((to.0, finite(to.1))),
        better,
        limits: (None, None),
    })
}

/// A series without a target.
fn free(numbers: &[(Year, f64)], better: Option<Better>) -> Verdict {
    let baseline = numbers.first().map(|&(year, value)| (year, finite(value)));
    judge(&Case { numbers, baseline, target: None, better, limits: (None, None) })
}

/// Yearly readings from 2015 that change at a compound rate.
fn compound(first: f64, rate: f64, years: i32) -> Vec<(Year, f64)> {
    (0..=years).map(|i| (2015 + i, first * (1.0 + rate).powi(i))).collect()
}

/// The vectors of the methods page: its straight-line ratio (column "sdsn") and the word for it here.
#[test]
fn vectors_with_a_target() {
    let table = [
        ("fast early fall", 60.0, 35.0, 30.0, Lower, 1.79, OnTrack),
        ("slow", 10.0, 9.0, 5.0, Lower, 0.43, LittleProgress),
        ("middling", 10.0, 8.35, 5.0, Lower, 0.71, SomeProgress),
        ("convex", 40.0, 50.0, 80.0, Higher, 0.54, SomeProgress),
        ("tiny slip", 40.0, 39.8, 80.0, Higher, -0.01, MovingAway),
        ("baseline zero", 0.0, 5.0, 10.0, Higher, 1.07, OnTrack),
        ("target zero", 10.0, 5.0, 0.0, Lower, 1.07, OnTrack),
        ("negative values", -1.2, -1.1, -0.7, Higher, 0.43, LittleProgress),
        ("across zero", -10.0, 5.0, 30.0, Higher, 0.80, SomeProgress),
        ("variance sign", 60.0, 45.0, 40.0, Lower, 1.61, OnTrack),
        ("no change", 60.0, 60.0, 40.0, Lower, 0.0, LittleProgress),
    ];
    for (name, from, latest, to, better, expected, status) in table {
        for better in [Some(better), None] {
            let verdict = aimed((2015, from), (2022, latest), (2030, to), better);
            assert_eq!(verdict.status, status, "{name}");
            let Working::Share { way, time, ratio } = verdict.working else {
                panic!("{name}: {:?}", verdict.working);
            };
            assert!((ratio - expected).abs() < 0.005, "{name}: {ratio}");
            assert!((time - 7.0 / 15.0).abs() < 1e-12, "{name}: {time}");
            assert!((way - (latest - from) / (to - from)).abs() < 1e-12, "{name}: {way}");
        }
    }
}

#[test]
fn the_bounds_belong_to_the_better_word() {
    for (latest, status) in [
        (47.5, OnTrack),
        (47.49, SomeProgress),
        (25.0, SomeProgress),
        (24.9, LittleProgress),
        (-0.1, MovingAway),
    ] {
        let verdict = aimed((2010, 0.0), (2015, latest), (2020, 100.0), Some(Higher));
        assert_eq!(verdict.status, status, "{latest}");
    }
}

#[test]
fn meeting_the_target_is_achieved_whatever_the_path_and_the_years() {
    let noise = 0.1 + 0.2;
    for (from, latest, to, better) in [
        ((2015, 40.0), (2022, 85.0), (2030, 80.0), Some(Higher)),
        ((2015, 40.0), (2022, 80.0), (2030, 80.0), None),
        ((2015, 60.0), (2022, 29.96), (2030, 30.0), Some(Lower)),
        ((2015, 60.0), (2030, 30.0), (2020, 30.0), Some(Lower)),
        ((2015, 60.0), (2022, 30.0), (2010, 30.0), Some(Lower)),
        ((2015, 0.9), (2022, noise), (2030, 0.3), Some(Lower)),
    ] {
        let verdict = aimed(from, latest, to, better);
        assert_eq!((verdict.status, verdict.working), (Achieved, Working::Met), "{latest:?} {to:?}");
    }
    let nearly = aimed((2015, 60.0), (2022, 30.04), (2030, 30.0), Some(Lower));
    assert_eq!(nearly.status, OnTrack, "the figure decides, not its print");
}

#[test]
fn a_target_met_from_the_start_is_kept_or_missed() {
    let table = [
        (40.0, 40.0, Some(Lower), Achieved),
        (40.0, 39.0, Some(Lower), Achieved),
        (40.0, 41.0, Some(Lower), MovingAway),
        (40.0, 39.0, Some(Higher), MovingAway),
        // The baseline lies well beyond the target: coming back to it is not progress.
        (20.0, 30.0, Some(Lower), Achieved),
        (20.0, 45.0, Some(Lower), MovingAway),
        (40.0, 40.0, None, Achieved),
    ];
    for (from, latest, better, status) in table {
        let verdict = aimed((2015, from), (2022, latest), (2030, 40.0), better);
        assert_eq!(verdict.status, status, "{from} {latest} {better:?}");
        assert_eq!(verdict.working, Working::FromStart { kept: status == Achieved });
    }
    let open = aimed((2015, 40.0), (2022, 41.0), (2030, 40.0), None);
    assert_eq!(open.status, Undetermined(Why::TargetIsBaseline));
}

#[test]
fn years_that_leave_nothing_to_compare() {
    let open = |from: Year, latest: Year, to: Year| {
        aimed((from, 60.0), (latest, 50.0), (to, 30.0), Some(Lower)).status
    };
    assert_eq!(open(2015, 2012, 2030), Undetermined(Why::NothingSinceBaseline));
    assert_eq!(open(2015, 2015, 2030), Undetermined(Why::NothingSinceBaseline));
    assert_eq!(open(2015, 2022, 2015), Undetermined(Why::TargetNotAfterBaseline));
    assert_eq!(open(2015, 2022, 2010), Undetermined(Why::TargetNotAfterBaseline));
    let early = aimed((2015, 60.0), (2012, 20.0), (2030, 30.0), Some(Lower));
    assert_eq!(early.status, Undetermined(Why::NothingSinceBaseline), "an older figure meets nothing");
}

#[test]
fn once_the_time_is_up_the_way_decides_and_nothing_is_on_track() {
    for (latest, status) in
        [(30.5, SomeProgress), (45.0, SomeProgress), (50.0, LittleProgress), (61.0, MovingAway)]
    {
        for year in [2030, 2035] {
            let verdict = aimed((2015, 60.0), (year, latest), (2030, 30.0), Some(Lower));
            assert_eq!(verdict.status, status, "{latest}");
            assert_eq!(verdict.working, Working::Overdue { way: (latest - 60.0) / -30.0 });
        }
    }
}

#[test]
fn a_series_may_start_after_its_base_year_but_not_be_without_one() {
    let numbers = [(2018, 55.0), (2022, 50.0)];
    let target = Some((2030, finite(30.0)));
    let case = Case {
        numbers: &numbers,
        baseline: Some((2015, finite(60.0))),
        target,
        better: Some(Lower),
        limits: (None, None),
    };
    assert_eq!(judge(&case).status, SomeProgress);
    let without = Case { baseline: None, ..case };
    assert_eq!(judge(&without).status, Undetermined(Why::NoBaseline));
    let met = Case { target: Some((2030, finite(50.0))), ..without };
    assert_eq!(judge(&met).status, Achieved);
    let none = Case { numbers: &[], ..case };
    assert_eq!((judge(&none).status, judge(&none).working), (NoData, Working::Nothing));
}

#[test]
fn trends() {
    let table = [
        (0.008, Higher, Improving),
        (-0.008, Higher, Worsening),
        (0.017, Higher, Improving),
        // A public implementation drops the sign here and calls it progress.
        (0.05, Lower, Worsening),
        (-0.05, Lower, Improving),
        (0.004, Higher, LittleChange),
        (-0.004, Higher, LittleChange),
        (0.0, Lower, LittleChange),
    ];
    for (rate, better, status) in table {
        let verdict = free(&compound(100.0, rate, 7), Some(better));
        assert_eq!(verdict.status, status, "{rate}");
        let Working::Trend { relative, count, .. } = verdict.working else { panic!("{rate}") };
        assert_eq!(count, 8);
        assert!((relative - rate).abs() < 0.002, "{relative} for {rate}");
    }
}

#[test]
fn a_trend_by_hand() {
    // Years -1, 0, 1 about 2011; slope (-(2) + 9) / 2; mean size (2 + 4 + 9) / 3.
    let verdict = free(&[(2010, 2.0), (2011, 4.0), (2012, 9.0)], None);
    assert_eq!(verdict.status, Undetermined(Why::NoDirection));
    let Working::Trend { slope, mean, relative, count } = verdict.working else { panic!() };
    assert!((slope - 3.5).abs() < 1e-12 && (mean - 5.0).abs() < 1e-12 && (relative - 0.7).abs() < 1e-12);
    assert_eq!(count, 3);
    // Negative values: -1.2 to -1.0 rises.
    let rule_of_law = free(&[(2010, -1.2), (2015, -1.1), (2020, -1.0)], Some(Higher));
    assert_eq!(rule_of_law.status, Improving);
    // A gap of years counts as years.
    let gap = free(&[(2000, 100.0), (2001, 100.4), (2020, 108.0)], Some(Higher));
    assert_eq!(gap.status, LittleChange);
}

#[test]
fn a_trend_needs_readings_since_the_baseline() {
    let numbers = [(2010, 9.0), (2011, 8.0), (2012, 7.0), (2013, 8.0)];
    let since = |year| {
        let baseline = Some((year, finite(9.0)));
        judge(&Case { numbers: &numbers, baseline, target: None, better: Some(Lower), limits: (None, None) })
            .status
    };
    assert_eq!(since(2010), Improving);
    assert_eq!(since(2011), LittleChange);
    assert_eq!(since(2012), Undetermined(Why::FewReadings));
    assert_eq!(since(2013), Undetermined(Why::NothingSinceBaseline));
    assert_eq!(since(2020), Undetermined(Why::NothingSinceBaseline));
    assert_eq!(free(&[(2010, 5.0)], Some(Lower)).status, Undetermined(Why::FewReadings));
    assert_eq!(free(&[(2010, 5.0), (2011, 4.0)], None).status, Undetermined(Why::FewReadings));
    assert_eq!(free(&[], Some(Lower)).status, NoData);
}

#[test]
fn a_series_of_zeros_has_not_changed() {
    let verdict = free(&[(2010, 0.0), (2011, 0.0), (2012, 0.0)], Some(Lower));
    assert_eq!(verdict.status, LittleChange);
    assert_eq!(verdict.working, Working::Trend { slope: 0.0, mean: 0.0, relative: 0.0, count: 3 });
}

#[test]
fn numbers_at_the_end_of_the_range() {
    let huge = aimed((2015, -1e308), (2022, 0.0), (2030, 1.5e308), Some(Higher));
    let Working::Share { way, .. } = huge.working else { panic!("{huge:?}") };
    assert!((way - 0.4).abs() < 1e-12);
    let away = aimed((2015, 0.0), (2022, -1e308), (2030, 1e-300), Some(Higher));
    assert_eq!(away.status, Undetermined(Why::BeyondRange));
    let steep = free(&[(2010, -1.7e308), (2011, 0.0), (2012, 1.7e308)], Some(Higher));
    assert_eq!(steep.status, Improving);
    let sawtooth = free(&[(2010, -1.7e308), (2011, 1.7e308), (2012, -1.7e308)], Some(Higher));
    assert_eq!(sawtooth.status, LittleChange);
    let tiny = free(&[(2010, 5e-324), (2011, 1e-323), (2012, 2e-323)], Some(Higher));
    assert_eq!(tiny.status, Improving);
}

/// Any finite number, with the awkward ones more often than chance would have them.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -100.0..100.0_f64,
        2 => prop_oneof![Just(0.0), Just(1e308), Just(-1.7e308), Just(5e-324), Just(40.0), Just(30.0)],
        1 => any::<f64>().prop_filter("finite", |v| v.is_finite()),
    ]
}

fn year() -> impl Strategy<Value = Year> {
    prop_oneof![8 => 2000..2031, 1 => any::<Year>()]
}

fn direction() -> impl Strategy<Value = Option<Better>> {
    prop_oneof![Just(None), Just(Some(Lower)), Just(Some(Higher))]
}

type Point = Option<(Year, f64)>;

fn case() -> impl Strategy<Value = (Vec<(Year, f64)>, Point, Point, Option<Better>)> {
    let numbers = proptest::collection::btree_map(year(), number(), 0..9);
    let point = || proptest::option::weighted(0.8, (year(), number()));
    (numbers.prop_map(|m| m.into_iter().collect()), point(), point(), direction())
}

fn verdict(numbers: &[(Year, f64)], baseline: Point, target: Point, better: Option<Better>) -> Verdict {
    let sound = |p: Point| p.map(|(year, value)| (year, finite(value)));
    judge(&Case { numbers, baseline: sound(baseline), target: sound(target), better, limits: (None, None) })
}

fn mirrored(p: Point) -> Point {
    p.map(|(year, value)| (year, -value))
}

fn opposite(better: Better) -> Better {
    match better {
        Lower => Higher,
        Higher => Lower,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn working_is_finite((numbers, baseline, target, better) in case()) {
        let verdict = verdict(&numbers, baseline, target, better);
        let numbers = match verdict.working {
            Working::Nothing | Working::Met | Working::FromStart { .. } => vec![],
            Working::Overdue { way } => vec![way],
            Working::Share { way, time, ratio } => vec![way, time, ratio],
            Working::Trend { slope, mean, relative, .. } => vec![slope, mean, relative],
            other => panic!("not of this method: {other:?}"),
        };
        prop_assert!(numbers.iter().all(|n| n.is_finite()), "{:?}", verdict);
    }

    #[test]
    fn the_mirror_image_has_the_same_status((numbers, baseline, target, better) in case()) {
        let image: Vec<_> = numbers.iter().map(|&(year, value)| (year, -value)).collect();
        let seen = verdict(&image, mirrored(baseline), mirrored(target), better.map(opposite));
        prop_assert_eq!(seen.status, verdict(&numbers, baseline, target, better).status);
    }

    #[test]
    fn meeting_the_target_never_reads_as_off_track((numbers, baseline, target, better) in case()) {
        if let (Some(&(year, value)), Some((_, to)), Some(better)) = (numbers.last(), target, better) {
            let met = if better == Higher { value >= to } else { value <= to };
            let known = baseline.is_none_or(|(start, _)| start <= year);
            let status = verdict(&numbers, baseline, target, Some(better)).status;
            prop_assert_eq!(status == Achieved, met && known || status == Achieved && (value - to).abs() <= 1e-12 * to.abs());
        }
    }

    #[test]
    fn worsening_never_reads_as_progress((numbers, baseline, target, better) in case()) {
        if let (Some(&(_, value)), Some((_, from)), Some((_, to)), Some(better)) = (numbers.last(), baseline, target, better) {
            let worse = if better == Higher { value < from } else { value > from };
            let status = verdict(&numbers, baseline, target, Some(better)).status;
            if worse {
                prop_assert!(!matches!(status, OnTrack | SomeProgress | LittleProgress), "{:?} {}", status, to);
            }
        }
    }

    #[test]
    fn a_steady_fall_never_reads_as_improving(first in -1e3..1e3_f64, falls in proptest::collection::vec(1e-3..50.0_f64, 2..12)) {
        let mut numbers = vec![(2000, first)];
        for (i, fall) in (1..).zip(falls) {
            let last = numbers.last().map_or(first, |&(_, y)| y);
            numbers.push((2000 + i, last - fall));
        }
        prop_assert!(matches!(free(&numbers, Some(Higher)).status, Worsening | LittleChange));
        prop_assert!(matches!(free(&numbers, Some(Lower)).status, Improving | LittleChange));
    }
}
