//! A measure's verdict in, its words and the working that led to it out.
//!
//! The formulas and the bounds are those of [`crate::progress`]; here they are
//! only written out with their numbers.

mod compound;

use super::value::{Part, Point, Print};
use crate::format::phrases::{self, Phrase};
use crate::format::words::{self, Word, capitalise, status, word};
use crate::format::{Locale, methods};
use crate::model::{Judgement, Measure, Year, broken};
use crate::progress::linear::{LITTLE_CHANGE, ON_TRACK, SOME_PROGRESS};
use crate::progress::{Bound, Place, Status, Verdict, Working};

/// Digits after the mark of a share: one more than of the ratio, so that it
/// can be divided again by hand.
const SHARE: u8 = 3;
/// Digits after the mark of a ratio or a bound, and the most that are spent
/// where fewer would print it on the wrong side of a bound.
const RATIO: (u8, u8) = (2, 9);

/// What a measure is shown with: a judgement, with who and why, else the method's verdict.
pub fn shown(measure: &Measure, locale: &dyn Locale) -> String {
    let Some(Judgement { status: judged, by, reason }) = &measure.judgement else {
        return verdict(measure, &measure.verdict, locale);
    };
    let parts = [Part::Text(status(*judged, locale.lang())), Part::Text(by), Part::Text(reason)];
    Print::words(locale).said(phrases::JUDGEMENT, &parts)
}

/// "On track (straight-line method)", "Trend: improving (straight-line method)",
/// "Some progress (Open SDG method: “moderate progress”)".
pub fn verdict(measure: &Measure, verdict: &Verdict, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    let print = Print::words(locale);
    let label = status(verdict.status, lang);
    let name = Part::Text(methods::method(verdict.method, lang));
    let method = match verdict.place {
        Some(place) => print.said(phrases::OWN_WORD, &[name, Part::Text(methods::own(place.own, lang))]),
        None => print.text(name),
    };
    let method = Part::Text(&method);
    let illustrative = measure.target.as_ref().is_some_and(|t| !t.official);
    let (phrase, parts) = match (verdict.status, verdict.working) {
        (Status::NoData, _) => (phrases::PLAIN, [Part::Text(label), method, method]),
        (Status::Undetermined(why), _) => {
            (phrases::NAMED, [Part::Text(label), Part::Text(words::why(why, lang)), method])
        }
        (_, working) if working.is_trend() => {
            (phrases::TREND, [Part::Text(word(Word::Trend, lang)), Part::Lower(label), method])
        }
        _ if illustrative => (phrases::AGAINST_ILLUSTRATIVE, [Part::Text(label), method, method]),
        _ => (phrases::REMARK, [Part::Text(label), method, method]),
    };
    print.said(phrase, &parts)
}

/// The working of each verdict of a measure, a line a step. Of a formula the
/// last says that the numbers are rounded.
pub fn lines(measure: &Measure, locale: &dyn Locale) -> Vec<String> {
    let mut lines = Vec::new();
    if measure.judgement.is_some() {
        lines.push(shown(measure, locale));
        lines.push(phrases::INSTEAD.in_lang(locale.lang()).to_owned());
    }
    lines.extend(across_a_break(measure, locale));
    lines.extend(measure.verdicts().flat_map(|verdict| of_verdict(measure, verdict, locale)));
    lines
}

/// That the baseline and the latest figure stand on the two sides of a break.
pub fn across_a_break(measure: &Measure, locale: &dyn Locale) -> Option<String> {
    let (start, _) = measure.baseline?;
    let (latest, _) = measure.latest()?;
    let year = broken(&measure.readings);
    (start < year && year <= latest)
        .then(|| Print::words(locale).said(phrases::BREAK_BETWEEN, &[Part::Year(year)]))
}

fn of_verdict(measure: &Measure, judged: &Verdict, locale: &dyn Locale) -> Vec<String> {
    let print = Print::measure(measure, locale);
    let label = Part::Text(status(judged.status, print.lang()));
    let mut steps = Steps { measure, judged, print, label, lines: Vec::new() };
    steps.add(phrases::PLAIN, &[Part::Text(methods::method(judged.method, print.lang()))]);
    if let Some(method) = steps.lines.first_mut() {
        capitalise(method);
    }
    match steps.all() {
        Some(()) => {
            let source = methods::source(judged.method, print.lang());
            steps.add(phrases::METHOD_SOURCE, &[Part::Text(source)]);
            steps.lines
        }
        None if measure.compared.is_empty() => {
            let source = Part::Text(methods::source(judged.method, print.lang()));
            vec![verdict(measure, judged, locale), print.said(phrases::METHOD_SOURCE, &[source])]
        }
        None => {
            steps.add(phrases::PLAIN, &[Part::Text(&verdict(measure, judged, locale))]);
            steps.lines
        }
    }
}

struct Steps<'a> {
    measure: &'a Measure,
    judged: &'a Verdict,
    print: Print<'a>,
    /// The verdict.
    label: Part<'a>,
    lines: Vec<String>,
}

/// The three figures that a share is made of.
struct Ends {
    baseline: Point,
    latest: Point,
    target: Point,
}

impl Steps<'_> {
    fn add(&mut self, phrase: Phrase, parts: &[Part]) {
        self.print.line(&mut self.lines, phrase, parts);
    }

    /// `None`, and no step added, where there is none to show.
    fn all(&mut self) -> Option<()> {
        match self.judged.working {
            Working::Nothing => return None,
            Working::Share { way, time, ratio } => self.share(&self.ends()?, way, time, ratio),
            Working::Rates { observed, required, ratio } => {
                let ends = self.ends()?;
                self.figures(&ends);
                compound::rates(self, &ends, [observed, required, ratio]);
            }
            Working::Projected { observed, value, ratio } => {
                let ends = self.ends()?;
                self.figures(&ends);
                compound::projected(self, &ends, [observed, value, ratio]);
            }
            Working::Growth { observed, gain, near } => {
                let (year, value) = self.measure.baseline?;
                let ends = [(year, value.get()), self.measure.latest()?];
                compound::growth(self, ends, [observed, gain, near]);
            }
            Working::Overdue { way } => self.overdue(&self.ends()?, way),
            Working::Met => {
                let latest = self.measure.latest()?;
                let aim = self.print.aim(self.measure.target.as_ref()?);
                self.add(phrases::MET, &[Part::InYear(latest), Part::Text(&aim)]);
                self.own_word();
            }
            Working::FromStart { kept } => {
                let Ends { baseline, latest, .. } = self.ends()?;
                let aim = self.print.aim(self.measure.target.as_ref()?);
                let phrase = if kept { phrases::KEPT } else { phrases::LOST };
                self.add(phrase, &[Part::InYear(baseline), Part::InYear(latest), Part::Text(&aim)]);
                self.own_word();
            }
            Working::Trend { slope, mean, relative, count } => self.trend([slope, mean, relative], count),
        }
        Some(())
    }

    fn ends(&self) -> Option<Ends> {
        let target = self.measure.target.as_ref()?;
        let (year, value) = self.measure.baseline?;
        Some(Ends {
            baseline: (year, value.get()),
            latest: self.measure.latest()?,
            target: (target.year, target.value.get()),
        })
    }

    fn share(&mut self, ends: &Ends, way: f64, time: f64, ratio: f64) {
        let time = Part::Bare(time, SHARE);
        self.figures(ends);
        self.way(ends, Part::Bare(way, SHARE));
        let [start, now, end] = [ends.baseline.0, ends.latest.0, ends.target.0].map(Part::Year);
        self.add(phrases::SHARE_OF_TIME, &[now, start, end, time]);
        let decimals = match self.judged.place {
            Some(place) => honest(ratio, &bounds(&place)),
            None => honest(ratio, &[ON_TRACK, SOME_PROGRESS, 0.0]),
        };
        self.add(phrases::RATIO, &[Part::Operand(way, SHARE), time, Part::Bare(ratio, decimals)]);
        match self.judged.place {
            Some(_) => {
                self.level(&|bound| Part::Bare(bound, RATIO.0));
                self.close();
            }
            None => self.rule(phrases::AT_LEAST),
        }
    }

    fn overdue(&mut self, ends: &Ends, way: f64) {
        self.figures(ends);
        self.add(phrases::OVERDUE, &[Part::Year(ends.target.0)]);
        self.way(ends, Part::Bare(way, honest(way, &[SOME_PROGRESS, 0.0])));
        self.rule(phrases::AT_LEAST_NOT_MET);
    }

    fn figures(&mut self, ends: &Ends) {
        let Some(target) = &self.measure.target else { return };
        let aim = self.print.aim_by_year(target);
        let parts = [Part::InYear(ends.baseline), Part::InYear(ends.latest), Part::Text(&aim)];
        self.add(phrases::FIGURES, &parts);
        if target.band.is_some() {
            self.add(phrases::IN_BAND, &[Part::Full(ends.target.1)]);
        }
    }

    fn way(&mut self, ends: &Ends, result: Part) {
        let from = Part::Operand(ends.baseline.1, self.print.decimals);
        let (now, to) = (Part::Number(ends.latest.1), Part::Number(ends.target.1));
        self.add(phrases::SHARE_OF_WAY, &[now, from, to, result]);
    }

    /// The bounds that the number lies between, each printed by `say`, the
    /// method's own word, and what is shown for it.
    fn level(&mut self, say: &dyn Fn(f64) -> Part<'static>) {
        let Some(place) = self.judged.place else { return };
        let value = |bound: Option<Bound>| bound.map_or(Part::Text(""), |b| say(b.value()));
        let phrase = match (place.low, place.high) {
            (None, None) => return self.own_word(),
            (None, Some(_)) => phrases::LEVEL_UNDER,
            (Some(Bound::From(_)), None) => phrases::LEVEL_FROM,
            (Some(Bound::Above(_)), _) => phrases::LEVEL_ABOVE,
            (Some(_), Some(Bound::From(_))) => phrases::LEVEL_BETWEEN,
            (Some(_), Some(Bound::Above(_))) => phrases::LEVEL_UP_TO,
        };
        let own = Part::Text(methods::own(place.own, self.print.lang()));
        self.add(phrase, &[own, value(place.low), value(place.high)]);
        self.add(phrases::SHOWN_AS, &[self.label]);
    }

    /// The method's own word where no bound decided, and what is shown for it.
    fn own_word(&mut self) {
        let lang = self.print.lang();
        if let Some(place) = self.judged.place {
            let method = Part::Text(methods::method(self.judged.method, lang));
            let mut line =
                self.print.said(phrases::OWN_WORD, &[method, Part::Text(methods::own(place.own, lang))]);
            capitalise(&mut line);
            self.lines.push(line);
            self.add(phrases::SHOWN_AS, &[self.label]);
        }
    }

    /// What was not used, and that the print is rounded.
    fn close(&mut self) {
        let (first, last) = (self.measure.baseline.map(|(year, _)| year), self.measure.latest());
        if let (Some(first), Some((last, _))) = (first, last) {
            let between = self.measure.numbers().filter(|(year, _)| *year > first && *year < last).count();
            if between > 0 {
                self.add(phrases::ONLY_ENDS, &[Part::Count(between)]);
            }
        }
        self.add(phrases::ROUNDED, &[]);
    }

    /// Which bounds the ratio, or with the time over the share, lies between.
    fn rule(&mut self, at_least: Phrase) {
        let [on, some] = [ON_TRACK, SOME_PROGRESS].map(|bound| Part::Bare(bound, RATIO.0));
        let (label, zero) = (self.label, Part::Text("0"));
        let overdue = matches!(self.judged.working, Working::Overdue { .. });
        let (phrase, parts) = match self.judged.status {
            Status::OnTrack => (at_least, [label, on, on]),
            Status::SomeProgress if overdue => (at_least, [label, some, some]),
            Status::SomeProgress => (phrases::BETWEEN, [label, some, on]),
            Status::LittleProgress => (phrases::BETWEEN, [label, zero, some]),
            _ => (phrases::UNDER, [label, zero, zero]),
        };
        self.add(phrase, &parts);
        self.close();
    }

    fn trend(&mut self, [slope, mean, relative]: [f64; 3], count: usize) {
        // The method takes the readings since the baseline.
        let start = self.measure.baseline.map_or(Year::MIN, |(year, _)| year);
        let first = self.measure.numbers().find(|(year, _)| *year >= start);
        let [first, last] = [first, self.measure.latest()]
            .map(|end| end.map_or(Part::Text(""), |(year, _)| Part::Year(year)));
        self.add(phrases::TREND_COUNT, &[Part::Count(count), first, last]);

        let fine = Print { decimals: self.print.decimals.saturating_add(1), ..self.print };
        let unit = methods::unit_of_change(fine.unit, fine.lang());
        Print { unit, ..fine }.line(&mut self.lines, phrases::TREND_SLOPE, &[Part::Full(slope)]);
        fine.line(&mut self.lines, phrases::TREND_MEAN, &[Part::Full(mean)]);

        let bound = LITTLE_CHANGE * 100.0;
        let relative = relative * 100.0;
        let percent = Print { unit: "%", decimals: honest(relative, &[bound, -bound]), ..fine };
        let relative = percent.text(Part::Full(relative));
        let parts = [Part::Number(slope), Part::Number(mean), Part::Text(&relative)];
        fine.line(&mut self.lines, phrases::TREND_RELATIVE, &parts);
        let said = verdict(self.measure, self.judged, fine.locale);
        let (phrase, label) = match self.judged.status {
            Status::Improving => (phrases::TREND_BETTER, self.label),
            Status::LittleChange => (phrases::TREND_SAME, self.label),
            Status::Worsening => (phrases::TREND_WORSE, self.label),
            _ => (phrases::PLAIN, Part::Text(said.as_str())),
        };
        Print { decimals: 1, ..percent }.line(&mut self.lines, phrase, &[label, Part::Full(bound)]);
        self.add(phrases::ROUNDED, &[]);
    }
}

/// The bounds of a place.
fn bounds(place: &Place) -> Vec<f64> {
    place.low.iter().chain(&place.high).map(|bound| bound.value()).collect()
}

/// As many digits after the mark as it takes for a value to stand on its own
/// side of every bound: 0.9496 is not printed as 0.95.
fn honest(value: f64, bounds: &[f64]) -> u8 {
    honest_from(RATIO.0, value, bounds)
}

/// The same with at least so many digits after the mark, 0 to 2.
pub(super) fn honest_from(least: u8, value: f64, bounds: &[f64]) -> u8 {
    let most = RATIO.1;
    let mut scale: f64 = [1.0, 10.0, 100.0].get(usize::from(least)).copied().unwrap_or(100.0);
    let mut decimals = least;
    let beside = |rounded: f64| bounds.iter().all(|b| rounded.partial_cmp(b) == value.partial_cmp(b));
    while decimals < most && !beside((value * scale).round() / scale) {
        scale *= 10.0;
        decimals += 1;
    }
    decimals
}
