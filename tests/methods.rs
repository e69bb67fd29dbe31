//! The published methods: the vectors of their page, the states that have a name, and what must hold for any case.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carsi_charts::model::{Better, Finite, Year};
use carsi_charts::progress::{Case, Method, Own, Status, Verdict, Why, Working};
use proptest::prelude::*;

use Better::{Higher, Lower};
use Method::*;
use Status::*;

const PUBLISHED: [Method; 5] = [OpenSdg, Unsd2022, Unsd2023, Eurostat, Sdsn];
const COMPOUND: [Method; 4] = [OpenSdg, Unsd2022, Unsd2023, Eurostat];
const NO_LIMITS: (Option<Finite>, Option<Finite>) = (None, None);

fn finite(value: f64) -> Finite {
    Finite::new(value).unwrap()
}

type Point = (Year, f64);

fn aimed(method: Method, [from, latest, to]: [Point; 3], better: Option<Better>) -> Verdict {
    method.judge(&Case {
        numbers: &[from, latest],
        baseline: Some((from.0, finite(from.1))),
        target: Some((to.0, finite(to.1))),
        better,
        limits: NO_LIMITS,
    })
}

fn free(method: Method, [from, latest]: [Point; 2], better: Option<Better>) -> Verdict {
    let baseline = Some((from.0, finite(from.1)));
    method.judge(&Case { numbers: &[from, latest], baseline, target: None, better, limits: NO_LIMITS })
}

fn own(verdict: &Verdict) -> Option<Own> {
    verdict.place.map(|place| place.own)
}

fn ratio(verdict: &Verdict) -> Option<f64> {
    match verdict.working {
        Working::Rates { ratio, .. } | Working::Projected { ratio, .. } | Working::Share { ratio, .. } => {
            Some(ratio)
        }
        _ => None,
    }
}

/// The vectors of the methods page: the word and the ratio of each method, 2015 to 2022, aimed at 2030.
#[test]
fn vectors_with_a_target() {
    use Own::*;
    type Expected = [(Own, f64, Status); 5];
    let table: [(&str, [f64; 3], Better, Expected); 5] = [
        (
            "fast early fall",
            [60.0, 35.0, 30.0],
            Lower,
            [
                (Substantial, 1.64, Status::OnTrack),
                (Own::OnTrack, 1.64, Status::OnTrack),
                (Level3, 1.37, Status::OnTrack),
                (Significant, 1.64, Status::OnTrack),
                (Own::OnTrack, 1.79, Status::OnTrack),
            ],
        ),
        (
            "slow",
            [10.0, 9.0, 5.0],
            Lower,
            [
                (Limited, 0.33, LittleProgress),
                (LimitedOrNone, 0.33, LittleProgress),
                (Level2, 0.40, SomeProgress),
                (Insufficient, 0.33, LittleProgress),
                (Stagnating, 0.43, LittleProgress),
            ],
        ),
        (
            "near 0.55",
            [10.0, 8.35, 5.0],
            Lower,
            [
                (Limited, 0.56, LittleProgress),
                (Fair, 0.56, SomeProgress),
                (Level2, 0.64, SomeProgress),
                (Insufficient, 0.56, LittleProgress),
                (Own::Improving, 0.71, SomeProgress),
            ],
        ),
        (
            "convex",
            [40.0, 50.0, 80.0],
            Higher,
            [
                (Moderate, 0.68, SomeProgress),
                (Fair, 0.68, SomeProgress),
                (Level2, 0.61, SomeProgress),
                (Moderate, 0.68, SomeProgress),
                (Own::Improving, 0.54, SomeProgress),
            ],
        ),
        (
            "tiny slip",
            [40.0, 39.8, 80.0],
            Higher,
            [
                (Deterioration, -0.02, MovingAway),
                (LimitedOrNone, -0.02, LittleProgress),
                (Level1, -0.01, MovingAway),
                (Away, -0.02, MovingAway),
                (Decreasing, -0.01, MovingAway),
            ],
        ),
    ];
    for (name, [from, latest, to], better, expected) in table {
        for (method, (word, number, status)) in PUBLISHED.into_iter().zip(expected) {
            for better in [Some(better), None] {
                let verdict = aimed(method, [(2015, from), (2022, latest), (2030, to)], better);
                assert_eq!((own(&verdict), verdict.status), (Some(word), status), "{name}, {method:?}");
                let found = ratio(&verdict).unwrap();
                assert!((found - number).abs() < 0.005_001, "{name}, {method:?}: {found}");
            }
        }
    }
}

#[test]
fn over_the_target_is_achieved_in_each_method_s_own_word() {
    let words = [Own::Achieved, Own::OnTrack, Own::Achieved, Own::Significant, Own::Maintaining];
    for (method, word) in PUBLISHED.into_iter().zip(words) {
        let verdict = aimed(method, [(2015, 40.0), (2022, 85.0), (2030, 80.0)], Some(Higher));
        assert_eq!((verdict.status, own(&verdict)), (Achieved, Some(word)), "{method:?}");
        let speaks = matches!(method, Unsd2022 | Eurostat);
        assert_eq!(ratio(&verdict).map(|r| (r * 100.0).round()), speaks.then_some(240.0), "{method:?}");
    }
}

#[test]
fn a_target_that_equals_the_baseline_is_kept_or_missed_in_every_method() {
    for method in Method::ALL {
        let verdict = |latest| aimed(method, [(2015, 40.0), (2022, latest), (2030, 40.0)], Some(Lower));
        assert_eq!(verdict(41.0).status, MovingAway, "{method:?}");
        assert_eq!(verdict(41.0).working, Working::FromStart { kept: false }, "{method:?}");
        assert_eq!(verdict(40.0).status, Achieved, "{method:?}");
        assert_eq!(verdict(39.0).working, Working::FromStart { kept: true }, "{method:?}");
    }
}

#[test]
fn vectors_without_a_target() {
    use Own::*;
    type Expected = [(Own, Status); 4];
    let table: [(f64, f64, Expected); 3] = [
        (
            105.74,
            0.80,
            [
                (Moderate, Status::Improving),
                (Fair, Status::Improving),
                (Level2, Status::Improving),
                (Moderate, Status::Improving),
            ],
        ),
        (
            94.53,
            -0.80,
            [
                (Deterioration, Worsening),
                (LimitedOrNone, LittleChange),
                (Level1, Worsening),
                (ModerateAway, Worsening),
            ],
        ),
        (
            112.52,
            1.70,
            [
                (Substantial, Status::Improving),
                (Substantial, Status::Improving),
                (Level2, Status::Improving),
                (Significant, Status::Improving),
            ],
        ),
    ];
    for (latest, percent, expected) in table {
        for (method, (word, status)) in COMPOUND.into_iter().zip(expected) {
            let verdict = free(method, [(2015, 100.0), (2022, latest)], Some(Higher));
            assert_eq!((own(&verdict), verdict.status), (Some(word), status), "{latest}, {method:?}");
            let Working::Growth { gain, near, .. } = verdict.working else { panic!("{:?}", verdict.working) };
            assert!((gain * 100.0 - percent).abs() < 0.005 && near == 1.0, "{latest}: {gain}");
        }
        let open = free(Sdsn, [(2015, 100.0), (2022, latest)], Some(Higher));
        assert_eq!(open.status, Undetermined(Why::NeedsTarget));
    }
}

/// One public implementation drops the sign of this one.
#[test]
fn a_worsening_where_lower_is_better_is_deterioration() {
    let words = [Own::Deterioration, Own::Deterioration, Own::Level1, Own::SignificantAway];
    for (method, word) in COMPOUND.into_iter().zip(words) {
        let verdict = free(method, [(2015, 10.0), (2022, 14.07)], Some(Lower));
        assert_eq!((own(&verdict), verdict.status), (Some(word), Worsening), "{method:?}");
    }
}

#[test]
fn what_compounds_leaves_zero_and_a_change_of_sign_open() {
    for (numbers, better, why) in [
        ([0.0, 5.0, 10.0], Higher, Why::Zero),
        ([10.0, 5.0, 0.0], Lower, Why::Zero),
        ([-10.0, 5.0, 30.0], Higher, Why::SignChange),
        ([10.0, -5.0, 30.0], Higher, Why::SignChange),
        ([10.0, 8.0, -3.0], Lower, Why::SignChange),
    ] {
        let [from, latest, to] = numbers;
        for method in COMPOUND {
            let verdict = aimed(method, [(2015, from), (2022, latest), (2030, to)], Some(better));
            // It needs no rate to the target, only to the latest figure.
            if method == Unsd2023 && from * latest > 0.0 {
                assert!(ratio(&verdict).is_some(), "{numbers:?}");
                continue;
            }
            assert_eq!(verdict.status, Undetermined(why), "{numbers:?} {method:?}");
            assert_eq!((verdict.place, verdict.working), (None, Working::Nothing));
        }
        let straight = aimed(Sdsn, [(2015, from), (2022, latest), (2030, to)], Some(better));
        assert!(ratio(&straight).is_some(), "{numbers:?}");
    }
    for method in COMPOUND {
        let open = |numbers: [Point; 2]| free(method, numbers, Some(Lower)).status;
        assert_eq!(open([(2015, 0.0), (2022, 3.0)]), Undetermined(Why::Zero));
        assert_eq!(open([(2015, -1.0), (2022, 3.0)]), Undetermined(Why::SignChange));
    }
}

/// A fall to zero is one of 100 %.
#[test]
fn a_latest_figure_of_zero_has_a_rate() {
    for method in COMPOUND {
        let lost = aimed(method, [(2015, 10.0), (2022, 0.0), (2030, 20.0)], Some(Higher));
        assert_eq!(lost.status, MovingAway, "{method:?}");
        assert_eq!(free(method, [(2015, 10.0), (2022, 0.0)], Some(Lower)).status, Status::Improving);
    }
}

#[test]
fn values_below_zero_have_the_rate_of_their_size_with_its_sign_turned() {
    for method in COMPOUND {
        let closer = aimed(method, [(2015, -1.2), (2022, -0.9), (2030, -0.7)], Some(Higher));
        assert_eq!(closer.status, Status::OnTrack, "{method:?}: {:?}", closer.working);
        let better = free(method, [(2015, -1.2), (2022, -0.9)], Some(Higher));
        assert_eq!(better.status, Status::Improving, "{method:?}");
        assert_eq!(free(method, [(2015, -1.2), (2022, -0.9)], Some(Lower)).status, Worsening, "{method:?}");
    }
}

#[test]
fn states_with_a_name_are_left_open_with_their_reason() {
    for method in PUBLISHED {
        let open = |numbers| aimed(method, numbers, Some(Lower)).status;
        let past = [(2015, 60.0), (2022, 35.0), (2020, 30.0)];
        assert_eq!(open(past), Undetermined(Why::TargetYearPast), "{method:?}");
        let last_day = [(2015, 60.0), (2030, 31.0), (2030, 30.0)];
        assert_eq!(open(last_day), Undetermined(Why::TargetYearPast), "{method:?}");
        let same_year = [(2015, 60.0), (2022, 35.0), (2015, 30.0)];
        assert_eq!(open(same_year), Undetermined(Why::TargetNotAfterBaseline), "{method:?}");
        let before = [(2015, 60.0), (2012, 35.0), (2030, 30.0)];
        assert_eq!(open(before), Undetermined(Why::NothingSinceBaseline), "{method:?}");
        assert_eq!(open([(2015, 60.0), (2015, 60.0), (2030, 30.0)]), Undetermined(Why::NothingSinceBaseline));
        let case =
            |numbers, baseline, target, better| Case { numbers, baseline, target, better, limits: NO_LIMITS };
        let target = Some((2030, finite(30.0)));
        assert_eq!(method.judge(&case(&[], None, target, None)).status, NoData);
        assert_eq!(method.judge(&case(&[], None, None, None)).status, NoData);
        let late = method.judge(&case(&[(2016, 50.0)], None, target, Some(Lower)));
        assert_eq!(late.status, Undetermined(Why::NoBaseline), "{method:?}");
    }
    for method in COMPOUND {
        let one = [(2015, 60.0)];
        let baseline = Some((2015, finite(60.0)));
        let case = Case { numbers: &one, baseline, target: None, better: Some(Lower), limits: NO_LIMITS };
        assert_eq!(method.judge(&case).status, Undetermined(Why::FewReadings), "{method:?}");
        let neither = free(method, [(2015, 60.0), (2022, 35.0)], None);
        assert_eq!(neither.status, Undetermined(Why::NoDirection), "{method:?}");
    }
}

/// C = 1 - (90 / 100)^4.44 = 0.3737, so 0.5 % a year near the limit is more than 1.5 % x C is below.
#[test]
fn open_sdg_asks_less_near_a_natural_limit() {
    let judge = |method: Method, limits, from: f64, better| {
        let numbers = [(2015, from), (2016, from * 1.006)];
        let baseline = Some((2015, finite(from)));
        method.judge(&Case { numbers: &numbers, baseline, target: None, better: Some(better), limits })
    };
    let percent = (Some(finite(0.0)), Some(finite(100.0)));
    let word = |verdict: &Verdict| (own(verdict), verdict.working);
    let (near, Working::Growth { near: scale, .. }) = word(&judge(OpenSdg, percent, 90.0, Higher)) else {
        panic!()
    };
    assert_eq!(near, Some(Own::Substantial));
    assert!((scale - (1.0 - 0.9_f64.powf(4.44))).abs() < 1e-12, "{scale}");
    assert_eq!(own(&judge(OpenSdg, NO_LIMITS, 90.0, Higher)), Some(Own::Moderate));
    assert_eq!(own(&judge(Eurostat, percent, 90.0, Higher)), Some(Own::Moderate), "no such rule there");
    // Beyond the limit by a tenth, and beyond its double.
    let limit = (None, Some(finite(80.0)));
    let (_, Working::Growth { near: scale, .. }) = word(&judge(OpenSdg, limit, 88.0, Higher)) else {
        panic!()
    };
    assert!((scale - (1.0 - 0.9_f64.powf(4.44))).abs() < 1e-12, "{scale}");
    let (_, Working::Growth { near: scale, .. }) = word(&judge(OpenSdg, limit, 170.0, Higher)) else {
        panic!()
    };
    assert_eq!(scale, 1.0);
    // A limit of zero, towards which things fall, scales nothing.
    let (_, Working::Growth { near: scale, .. }) = word(&judge(OpenSdg, percent, 90.0, Lower)) else {
        panic!()
    };
    assert_eq!(scale, 1.0);
}

#[test]
fn bounds_belong_to_the_level_that_the_page_says() {
    // On the straight line the ratio is exact.
    for (latest, word) in [
        (50.0, Own::OnTrack),
        (49.9, Own::Improving),
        (25.0, Own::Improving),
        (24.9, Own::Stagnating),
        (0.0, Own::Stagnating),
        (-0.1, Own::Decreasing),
    ] {
        let verdict = aimed(Sdsn, [(2010, 0.0), (2015, latest), (2020, 100.0)], Some(Higher));
        assert_eq!(own(&verdict), Some(word), "{latest}");
    }
    // No change is a rate of zero: neither progress nor a step back.
    for (method, word) in
        COMPOUND.into_iter().zip([Own::Limited, Own::LimitedOrNone, Own::Level1, Own::Insufficient])
    {
        let still = aimed(method, [(2015, 10.0), (2022, 10.0), (2030, 5.0)], Some(Lower));
        assert_eq!((own(&still), still.status), (Some(word), LittleProgress), "{method:?}");
    }
}

fn any_better() -> impl Strategy<Value = Option<Better>> {
    prop_oneof![Just(None), Just(Some(Lower)), Just(Some(Higher))]
}

/// All sizes, and small whole numbers, which are often equal, zero or of another sign.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>().prop_filter("finite", |v| v.is_finite()),
        (-3..4).prop_map(f64::from),
        -1e3..1e3_f64,
    ]
}

fn mirrored(verdict: Verdict) -> (Status, Option<Own>) {
    (verdict.status, own(&verdict))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_method_is_total_and_the_same_in_the_mirror(
        values in prop::collection::vec(any_value(), 0..5), start in 0..9000, baseline in prop::option::of(any_value()),
        target in prop::option::of((-20..40, any_value())), better in any_better(), limit in prop::option::of(any_value()),
    ) {
        let judge = |method: Method, sign: f64, better: Option<Better>| {
            let numbers: Vec<Point> = (start..).step_by(2).zip(&values).map(|(year, v)| (year, v * sign)).collect();
            let limits = (limit.map(|l| finite(l * sign)), limit.map(|l| finite(l * sign)));
            // A natural limit belongs to values above zero: the mirror has none.
            let limits = if sign < 0.0 { NO_LIMITS } else { limits };
            method.judge(&Case {
                numbers: &numbers,
                baseline: baseline.map(|v| (start, finite(v * sign))),
                target: target.map(|(year, v)| (start + year, finite(v * sign))),
                better,
                limits,
            })
        };
        let turned = better.map(|b| if b == Lower { Higher } else { Lower });
        for method in Method::ALL {
            let verdict = judge(method, 1.0, better);
            let numbers = match verdict.working {
                Working::Share { way, time, ratio } => vec![way, time, ratio],
                Working::Rates { observed, required, ratio } => vec![observed, required, ratio],
                Working::Projected { observed, value, ratio } => vec![observed, value, ratio],
                Working::Growth { observed, gain, near } => vec![observed, gain, near],
                Working::Trend { slope, mean, relative, .. } => vec![slope, mean, relative],
                Working::Overdue { way } => vec![way],
                _ => Vec::new(),
            };
            prop_assert!(numbers.iter().all(|n| n.is_finite()), "{method:?} {verdict:?}");
            if limit.is_none() {
                let mirror = judge(method, -1.0, turned);
                prop_assert_eq!(mirrored(verdict), mirrored(mirror), "{:?}", method);
            }
        }
    }

    #[test]
    fn meeting_the_target_and_worsening_read_as_what_they_are(
        from in any_value(), latest in any_value(), to in any_value(), years in 1..40, ahead in 1..40, higher in any::<bool>(),
    ) {
        let better = if higher { Higher } else { Lower };
        let sign = if higher { 1.0 } else { -1.0 };
        let points = [(2000, from), (2000 + years, latest), (2000 + ahead, to)];
        for method in Method::ALL {
            let status = aimed(method, points, Some(better)).status;
            if latest * sign >= to * sign {
                prop_assert_eq!(status, Achieved, "{:?}", method);
            } else if latest * sign < from * sign {
                prop_assert!(!matches!(status, Achieved | Status::OnTrack | SomeProgress), "{method:?} {status:?}");
            }
            let trend = free(method, [(2000, from), (2000 + years, latest)], Some(better)).status;
            if latest * sign < from * sign {
                prop_assert_ne!(trend, Status::Improving, "{:?}", method);
            }
        }
    }
}
