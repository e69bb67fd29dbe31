//! An indicator in, two or three sentences out: where the latest figures
//! stand, how they changed, and which are missing.

mod change;
mod gaps;

use super::marked;
use super::value::{Part, Print};
use crate::format::Locale;
use crate::format::phrases::{self, names, sentence};
use crate::format::words::{self, capitalise, place};
use crate::model::{Flag, Indicator, Scale, Series, Year, newest};

/// More than these are counted, not named.
const NAMED: usize = 3;

/// The summary.
pub fn indicator(indicator: &Indicator, locale: &dyn Locale) -> String {
    let mut group = members(indicator, |series| !series.area.is_comparator());
    if group.is_empty() {
        group = members(indicator, |_| true);
    }
    let facts = Facts { indicator, group, print: Print::indicator(indicator, locale) };
    let mut text = String::new();
    for part in [Facts::latest, Facts::change, Facts::broken, Facts::missing] {
        let mut said = part(&facts);
        capitalise(&mut said);
        sentence(&mut text, &said);
    }
    if indicator.show.scale != Scale::Linear {
        sentence(&mut text, &marked::summarise(indicator, locale));
    }
    text
}

/// Some of the series.
pub fn members(indicator: &Indicator, wanted: fn(&Series) -> bool) -> Vec<&Series> {
    let mut found = Vec::new();
    for series in &indicator.series {
        if wanted(series) {
            found.push(series);
        }
    }
    found
}

/// The latest figure of a series.
struct Standing {
    place: &'static str,
    year: Year,
    value: f64,
    flag: Option<Flag>,
}

struct Facts<'a> {
    indicator: &'a Indicator,
    /// The countries; the comparators only where there is nothing else.
    group: Vec<&'a Series>,
    print: Print<'a>,
}

// Each of the four sentences is empty where there is nothing to say.
impl Facts<'_> {
    fn place(&self, series: &Series) -> &'static str {
        place(series.area, self.print.lang())
    }

    /// Where the latest figures stand: one or two by name, of more the ends.
    fn latest(&self) -> String {
        let mut latest = Vec::new();
        for series in &self.group {
            if let Some((reading, value)) = newest(&series.readings) {
                let place = self.place(series);
                latest.push(Standing { place, year: reading.year, value, flag: reading.flag });
            }
        }
        let said = match latest.len() {
            0 => return String::new(),
            1 | 2 => self.few(&latest),
            _ => self.ends(&latest),
        };
        match self.indicator.name.as_str() {
            "" => said,
            name => self.print.said(phrases::NAMED, &[Part::Text(name), Part::Text(&said)]),
        }
    }

    fn few(&self, latest: &[Standing]) -> String {
        let mut items = Vec::new();
        for one in latest {
            let value = self.stated(one.value, one.flag, items.is_empty());
            let parts = [Part::Text(&value), Part::Text(one.place), Part::Year(one.year)];
            self.print.line(&mut items, phrases::VALUE_PLACE, &parts);
        }
        names(&items, self.print.lang())
    }

    /// The highest and the lowest of the latest figures.
    fn ends(&self, latest: &[Standing]) -> String {
        let (mut newest, mut lowest, mut highest) = (Year::MIN, f64::INFINITY, f64::NEG_INFINITY);
        for one in latest {
            newest = newest.max(one.year);
            lowest = lowest.min(one.value);
            highest = highest.max(one.value);
        }
        let mut when = self.when(newest, latest);
        if highest == lowest {
            let (_, value) = self.end(latest, (highest, true));
            let parts = [Part::Text(&when), Part::Count(latest.len()), Part::Text(&value)];
            return self.print.said(phrases::LATEST_SAME, &parts);
        }
        // The ends have their flags beside them.
        for flag in [Flag::Provisional, Flag::Estimated, Flag::Forecast] {
            let between =
                |one: &Standing| one.flag == Some(flag) && one.value != highest && one.value != lowest;
            let there = self.named(latest, &between);
            if latest.iter().any(between) {
                when.push_str("; ");
                let mark = Part::Lower(words::flag(flag, self.print.lang()));
                self.print.say(&mut when, phrases::NAMED, &[mark, Part::Text(&there)]);
            }
        }
        let [(top, high), (bottom, low)] =
            [(highest, true), (lowest, false)].map(|end| self.end(latest, end));
        let parts = [&when, &top, &high, &bottom, &low].map(|part| Part::Text(part));
        self.print.said(phrases::LATEST_RANGE, &parts)
    }

    /// Where a value was reached, and the value.
    fn end(&self, latest: &[Standing], (value, unit): (f64, bool)) -> (String, String) {
        let mut there = latest.iter().filter(|one| one.value == value);
        // Of several, a flag that all have.
        let first = there.next().and_then(|one| one.flag);
        let flag = first.filter(|_| there.all(|one| one.flag == first));
        (self.named(latest, &|one| one.value == value), self.stated(value, flag, unit))
    }

    /// "2023", "2023; Nicaragua: 2019" or "2023; earlier in 4 countries".
    fn when(&self, newest: Year, latest: &[Standing]) -> String {
        let earlier = latest.iter().filter(|one| one.year < newest).count();
        if earlier > NAMED {
            return self.print.said(phrases::EARLIER, &[Part::Year(newest), Part::Count(earlier)]);
        }
        let mut text = self.print.text(Part::Year(newest));
        let mut before = newest;
        while let Some(year) = latest.iter().map(|one| one.year).filter(|year| *year < before).max() {
            let there = self.named(latest, &|one| one.year == year);
            text.push_str("; ");
            self.print.say(&mut text, phrases::NAMED, &[Part::Text(&there), Part::Year(year)]);
            before = year;
        }
        text
    }

    /// Up to three names, else how many.
    fn named(&self, latest: &[Standing], wanted: &dyn Fn(&Standing) -> bool) -> String {
        let mut all = Vec::new();
        for one in latest {
            if wanted(one) {
                all.push(one.place.to_owned());
            }
        }
        match all.len() {
            n if n > NAMED => self.print.counted(n, phrases::ONE_COUNTRY, phrases::COUNTRIES),
            _ => names(&all, self.print.lang()),
        }
    }

    /// A figure with its flag, if that says how far it can be trusted.
    fn stated(&self, value: f64, flag: Option<Flag>, unit: bool) -> String {
        let figure = if unit { Part::Full(value) } else { Part::Again(value) };
        match flag.filter(|flag| flag.is_tentative()) {
            None => self.print.text(figure),
            Some(mark) => {
                let mark = Part::Lower(words::flag(mark, self.print.lang()));
                self.print.said(phrases::REMARK, &[figure, mark])
            }
        }
    }
}
