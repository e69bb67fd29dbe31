//! An indicator in, two or three sentences out: where the latest figures
//! stand, how they changed, and which are missing.

use super::value::{Print, counted, number};
use crate::format::phrases::{self, Phrase, names, sentence};
use crate::format::quantity::integer;
use crate::format::words::{flag, lower, pick, place, upper};
use crate::format::{Lang, Locale};
use crate::model::{Flag, Indicator, Role, Series, Year};
use crate::order;

/// More than these are counted, not named.
const NAMED: usize = 3;

/// The summary.
pub fn indicator(indicator: &Indicator, locale: &dyn Locale) -> String {
    let facts = Facts::new(indicator, locale);
    let mut text = String::new();
    for part in [facts.latest(), facts.change(), facts.missing()].into_iter().flatten() {
        sentence(&mut text, &upper(&part));
    }
    text
}

/// A year and its number.
type Point = (Year, f64);

/// How a series went, printed.
struct Path {
    from: String,
    start: String,
    to: String,
    end: String,
    /// Latest less first, in the unit.
    change: f64,
    /// The peak or low on the way, where it matters.
    turn: Option<(Phrase, Point)>,
}

struct Facts<'a> {
    indicator: &'a Indicator,
    /// The countries; the comparators only where there is nothing else.
    group: Vec<&'a Series>,
    print: Print<'a>,
    lang: Lang,
}

impl<'a> Facts<'a> {
    fn new(indicator: &'a Indicator, locale: &'a dyn Locale) -> Self {
        let mut group: Vec<_> = indicator.series.iter().filter(|s| s.role != Role::Comparator).collect();
        if group.is_empty() {
            group = indicator.series.iter().collect();
        }
        Facts { indicator, group, print: Print::indicator(indicator, locale), lang: locale.lang() }
    }

    fn place(&self, series: &Series) -> &'static str {
        place(series.area, self.lang)
    }

    /// Where the latest figures stand: one or two by name, of more the ends.
    fn latest(&self) -> Option<String> {
        let latest: Vec<(&Series, Point)> =
            self.group.iter().filter_map(|s| Some((*s, s.latest()?))).collect();
        let said = match latest.as_slice() {
            [] => return None,
            few @ ([_] | [_, _]) => {
                let said = few.iter().enumerate().map(|(i, (series, point))| {
                    let value = self.stated(series, *point, i == 0);
                    phrases::VALUE_PLACE.say(self.lang, &[&value, self.place(series), &integer(point.0)])
                });
                names(&said.collect::<Vec<_>>(), self.lang)
            }
            many => self.ends(many)?,
        };
        Some(match self.indicator.name.as_str() {
            "" => said,
            name => phrases::NAMED.say(self.lang, &[name, &said]),
        })
    }

    /// The highest and the lowest of the latest figures.
    fn ends(&self, latest: &[(&Series, Point)]) -> Option<String> {
        let newest = latest.iter().map(|(_, (year, _))| *year).max()?;
        let when = self.when(newest, latest);
        let values = || latest.iter().map(|(_, (_, value))| *value);
        let highest = values().fold(f64::NEG_INFINITY, f64::max);
        let lowest = values().fold(f64::INFINITY, f64::min);
        let at = |end: f64, unit: bool| -> Option<(String, String)> {
            let there: Vec<_> = latest.iter().filter(|(_, (_, value))| *value == end).collect();
            let value = match there.as_slice() {
                [(series, point)] => self.stated(series, *point, unit),
                _ => self.figure(end, unit),
            };
            Some((self.named(there.iter().map(|(s, _)| *s)), value))
        };
        if highest == lowest {
            let count = number(latest.len(), self.print.locale);
            return Some(phrases::LATEST_SAME.say(self.lang, &[&when, &count, &self.print.full(highest)]));
        }
        let ((top, high), (bottom, low)) = (at(highest, true)?, at(lowest, false)?);
        Some(phrases::LATEST_RANGE.say(self.lang, &[&when, &top, &high, &bottom, &low]))
    }

    /// "2023", "2023; Nicaragua: 2019" or "2023; earlier in 4 countries".
    fn when(&self, newest: Year, latest: &[(&Series, Point)]) -> String {
        let earlier: Vec<_> = latest.iter().filter(|(_, (year, _))| *year < newest).collect();
        let newest = integer(newest);
        if earlier.len() > NAMED {
            let count = number(earlier.len(), self.print.locale);
            return phrases::EARLIER.say(self.lang, &[&newest, &count]);
        }
        let mut years: Vec<Year> = earlier.iter().map(|(_, (year, _))| *year).collect();
        order::sort_by(&mut years, |a, b| b.cmp(a));
        years.dedup();
        let mut text = newest;
        for year in years {
            let there = earlier.iter().filter(|(_, (its, _))| *its == year).map(|(series, _)| *series);
            text.push_str("; ");
            text.push_str(&phrases::NAMED.say(self.lang, &[&self.named(there), &integer(year)]));
        }
        text
    }

    /// Up to three names, else how many.
    fn named<'s>(&self, series: impl Iterator<Item = &'s Series>) -> String {
        let all: Vec<_> = series.map(|s| self.place(s)).collect();
        match all.len() {
            n if n > NAMED => counted(n, phrases::ONE_COUNTRY, phrases::COUNTRIES, self.print.locale),
            _ => names(&all, self.lang),
        }
    }

    fn figure(&self, value: f64, unit: bool) -> String {
        if unit { self.print.full(value) } else { self.print.again(value) }
    }

    /// A figure with its flag, if that says how far it can be trusted.
    fn stated(&self, series: &Series, (year, value): Point, unit: bool) -> String {
        let text = self.figure(value, unit);
        match series.at(year).and_then(|r| r.flag) {
            None | Some(Flag::Break) => text,
            Some(mark) => phrases::REMARK.say(self.lang, &[&text, &lower(flag(mark, self.lang))]),
        }
    }

    /// How the highlighted ones changed, else the few there are, else the
    /// biggest fall and rise.
    fn change(&self) -> Option<String> {
        let highlighted: Vec<_> =
            self.group.iter().copied().filter(|s| s.role == Role::Highlighted).collect();
        let chosen = highlighted.len() < self.group.len() && !highlighted.is_empty();
        let subjects = if chosen { highlighted } else { self.group.clone() };
        if subjects.len() <= if chosen { NAMED } else { 2 } {
            let mut clauses: Vec<String> = Vec::new();
            for series in subjects {
                clauses.extend(self.changed(series, clauses.is_empty()));
            }
            return (!clauses.is_empty()).then(|| clauses.join("; "));
        }
        let most = self.most(&subjects)?;
        let frame = if chosen { phrases::BETWEEN_HIGHLIGHTED } else { phrases::BETWEEN_ALL };
        Some(frame.say(self.lang, &[&most]))
    }

    /// One series from its first figure to its latest.
    fn changed(&self, series: &Series, opens: bool) -> Option<String> {
        let path = self.path(series)?;
        let place = self.place(series);
        if path.start == path.end {
            return Some(phrases::ONE_FIGURE.say(self.lang, &[place]));
        }
        let phrase = match path.change {
            _ if path.from == path.to => phrases::STAYED,
            change if change < 0.0 => phrases::FELL,
            _ => phrases::ROSE,
        };
        let what = if opens { phrases::THE_FIGURE } else { phrases::IT }.say(self.lang, &[]);
        let parts = [place, &path.from, &path.start, &path.to, &path.end, &what];
        Some(self.with_turn(phrase.say(self.lang, &parts), &path))
    }

    /// The first and the latest figure, and the highest or lowest one between
    /// them where it lies further beyond both than they lie apart: without it,
    /// the ends alone would hide what happened.
    fn path(&self, series: &Series) -> Option<Path> {
        let (first, last) = (series.numbers().next()?, series.latest()?);
        let change = last.1 - first.1;
        let (top, bottom) = (first.1.max(last.1), first.1.min(last.1));
        let high = series.numbers().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let low = series.numbers().min_by(|a, b| a.1.total_cmp(&b.1))?;
        let (above, below) = (high.1 - top, bottom - low.1);
        let turn = match () {
            () if above.max(below) <= change.abs() => None,
            () if above >= below => Some((phrases::PEAK, high)),
            () => Some((phrases::LOW, low)),
        };
        let turn = turn.filter(|(_, (_, value))| {
            let text = self.print.number(*value);
            text != self.print.number(first.1) && text != self.print.number(last.1)
        });
        let [from, to] = [first, last].map(|(_, value)| self.print.again(value));
        let [start, end] = [first, last].map(|(year, _)| integer(year));
        Some(Path { from, start, to, end, change, turn })
    }

    fn with_turn(&self, text: String, path: &Path) -> String {
        match path.turn {
            Some((phrase, (year, value))) => {
                phrase.say(self.lang, &[&text, &self.print.again(value), &integer(year)])
            }
            None => text,
        }
    }

    /// The biggest fall and the biggest rise in the unit, where they show in print.
    fn most(&self, subjects: &[&Series]) -> Option<String> {
        let mut fall: Option<(f64, String, &str)> = None;
        let mut rise: Option<(f64, String, &str)> = None;
        for series in subjects {
            let Some(path) = self.path(series).filter(|p| p.from != p.to) else { continue };
            let size = path.change.abs();
            let end = if path.change < 0.0 { &mut fall } else { &mut rise };
            if end.as_ref().is_none_or(|(biggest, ..)| size > *biggest) {
                let span = phrases::SPAN.say(self.lang, &[&path.from, &path.start, &path.to, &path.end]);
                *end = Some((size, self.with_turn(span, &path), self.place(series)));
            }
        }
        Some(match (fall, rise) {
            (Some((_, down, where_down)), Some((_, up, where_up))) => {
                phrases::FALL_AND_RISE.say(self.lang, &[where_down, &down, where_up, &up])
            }
            (Some((_, down, there)), None) => phrases::FALL.say(self.lang, &[there, &down]),
            (None, Some((_, up, there))) => phrases::RISE.say(self.lang, &[there, &up]),
            (None, None) => return None,
        })
    }

    /// Which figures are missing: the three with most gaps by name, the rest counted.
    fn missing(&self) -> Option<String> {
        let (start, end) = self.indicator.years;
        let mut gaps: Vec<(&Series, Vec<Year>)> = Vec::new();
        for series in &self.group {
            let absent = |year: &Year| series.at(*year).is_none_or(|r| r.value.number().is_none());
            let years: Vec<Year> = (start..=end).filter(absent).collect();
            if !years.is_empty() {
                gaps.push((series, years));
            }
        }
        order::sort_by(&mut gaps, |a, b| b.1.len().cmp(&a.1.len()));
        let mut items: Vec<String> = Vec::new();
        // "of the 34 years" is said once.
        let mut phrase = phrases::MISSING_YEARS;
        for (series, years) in gaps.iter().take(NAMED) {
            items.push(self.gap(series, years, &mut phrase));
        }
        let said = phrases::list(&items, pick(self.lang, " or ", " ni "));
        let said = phrases::MISSING.say(self.lang, &[&said]);
        match gaps.len() {
            0 => None,
            n if n <= NAMED => Some(said),
            n if n == NAMED + 1 => Some(phrases::MISSING_ONE_MORE.say(self.lang, &[&said])),
            n => Some(phrases::MISSING_MORE.say(self.lang, &[&said, &number(n - NAMED, self.print.locale)])),
        }
    }

    /// "Nicaragua in 2020", "Nicaragua from 2020 to 2023", "Nicaragua in 12 of the 34 years".
    fn gap(&self, series: &Series, years: &[Year], scattered: &mut Phrase) -> String {
        let place = self.place(series);
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return String::new() };
        let apart = usize::try_from(last.abs_diff(*first)).unwrap_or(usize::MAX);
        if years.len() == 1 {
            return phrases::MISSING_YEAR.say(self.lang, &[place, &integer(*first)]);
        }
        if apart == years.len() - 1 {
            return phrases::MISSING_RUN.say(self.lang, &[place, &integer(*first), &integer(*last)]);
        }
        let (start, end) = self.indicator.years;
        let all = usize::try_from(end.abs_diff(start)).unwrap_or(usize::MAX).saturating_add(1);
        let [some, all] = [years.len(), all].map(|n| number(n, self.print.locale));
        let phrase = std::mem::replace(scattered, phrases::MISSING_YEARS_TOO);
        phrase.say(self.lang, &[place, &some, &all])
    }
}
