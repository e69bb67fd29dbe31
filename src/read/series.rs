//! What the rows of a file are about besides place and year, and which of the
//! series in a file a chart shows.

use super::Table;
use crate::countries::{among, fold};
use crate::error::Code;

/// One series of a file: what was measured, of whom, in which unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// Code of the indicator; may be empty.
    pub code: String,
    /// Name of the indicator; may be empty.
    pub name: String,
    /// Unit as the file names it; may be empty.
    pub unit: String,
    /// How it is broken down, in the order of the file.
    pub parts: Vec<Part>,
}

/// One value of one dimension: sex = female.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Name of the dimension, as the file has it.
    pub dimension: String,
    /// Code of the value; may be empty.
    pub code: String,
    /// Name of the value; may be empty.
    pub name: String,
}

/// Words for "not broken down", folded. `_T` and `_Z` are SDMX's codes for
/// total and not applicable; the long ones are the UN's.
const TOTALS: &str = "|t|z|total|totals|all|any|none|both|both sexes|bothsex|allage|allarea|ambos sexos|todos|todas|\
                      total national level|both sexes or no breakdown by sex|all age ranges or no breakdown by age|\
                      not available|no breakdown";
/// Beginnings of such words: "All ages", "Todas las edades".
const TOTAL_STARTS: [&str; 4] = ["all ", "both ", "todos los ", "todas las "];

impl Part {
    /// Whether this is the whole and not a part of it.
    pub fn is_total(&self) -> bool {
        let total = |text: &str| {
            let text = fold(text);
            among(&text, TOTALS) || TOTAL_STARTS.iter().any(|start| text.starts_with(start))
        };
        // A code may be anything where there is a name.
        if self.name.is_empty() {
            total(&self.code)
        } else {
            total(&self.name) || self.code.starts_with("_T")
        }
    }

    fn said(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }

    fn is(&self, wanted: &str) -> bool {
        let dimension = fold(&self.dimension);
        [&self.code, &self.name].into_iter().map(|text| fold(text)).any(|text| {
            !text.is_empty() && (text == wanted || [dimension.as_str(), " ", &text].concat() == wanted)
        })
    }
}

impl Series {
    /// As a list of series names it: `Unemployment, female (SL.UEM.TOTL.FE.ZS)`.
    pub fn label(&self) -> String {
        let mut label = String::new();
        let mut add = |text: &str| {
            if !text.is_empty() {
                label.push_str(if label.is_empty() { "" } else { ", " });
                label.push_str(text);
            }
        };
        add(if self.name.is_empty() { &self.code } else { &self.name });
        for part in &self.parts {
            add(if part.is_total() { "" } else { part.said() });
        }
        if !(self.name.is_empty() || self.code.is_empty()) {
            label.push_str(" (");
            label.push_str(&self.code);
            label.push(')');
        }
        label
    }

    /// Whether a folded text names its indicator, unit or all of it.
    fn is(&self, wanted: &str) -> bool {
        [&self.code, &self.name, &self.unit, &self.label()].into_iter().any(|text| fold(text) == wanted)
    }
}

/// Why none was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unpicked {
    /// [`Code::IndicatorChoose`] or [`Code::IndicatorUnknown`].
    pub code: Code,
    /// What there is, for the problem's argument: labels, `; ` between.
    pub there: String,
}

/// So many labels are listed; the rest are counted.
const MOST_LISTED: usize = 12;

impl Table {
    /// The number of the series that a chart shows: the only one, or the one
    /// that `wanted` names by code, name, or parts with `;` between
    /// (`VC_IHR_PSRC; Female`). Where a dimension is not named, its total is
    /// meant.
    ///
    /// # Errors
    /// Several are left, or none has the name while there are several.
    pub fn pick(&self, wanted: Option<&str>) -> Result<usize, Unpicked> {
        // In a plain file there is one, and it has no name.
        if self.series.iter().all(|series| *series == Series::default()) {
            return Ok(0);
        }
        self.pick_named(wanted)
    }

    /// A door of the reader's part of the wasm (`xtask/src/parts.rs`): series have names only where it is loaded.
    #[inline(never)]
    fn pick_named(&self, wanted: Option<&str>) -> Result<usize, Unpicked> {
        let mut left: Vec<usize> = (0..self.series.len()).collect();
        let mut named: Vec<String> = Vec::new();
        if let Some(wanted) = wanted.map(str::trim).filter(|w| !w.is_empty()) {
            let whole = [fold(wanted)];
            let pieces: Vec<String> = wanted.split(';').map(fold).filter(|p| !p.is_empty()).collect();
            match self.matching(&whole, &left).or_else(|| self.matching(&pieces, &left)) {
                Some(found) => {
                    left = found;
                    named = [&whole[..], &pieces].concat();
                }
                // A name in the author's own words, of nothing in the file, for the only series there is.
                None if pieces.iter().all(|p| self.matching(std::slice::from_ref(p), &left).is_none())
                    && self.totals(left.clone(), &named).len() == 1 => {}
                None => return Err(self.unpicked(Code::IndicatorUnknown, &left)),
            }
        }
        left = self.totals(left, &named);
        match left.as_slice() {
            [] => Ok(0),
            [only] => Ok(*only),
            _ => Err(self.unpicked(Code::IndicatorChoose, &left)),
        }
    }

    fn matching(&self, pieces: &[String], left: &[usize]) -> Option<Vec<usize>> {
        let fits = |at: &&usize| {
            let series = self.series.get(**at);
            series.is_some_and(|s| pieces.iter().all(|p| s.is(p) || s.parts.iter().any(|part| part.is(p))))
        };
        let found: Vec<usize> = left.iter().filter(fits).copied().collect();
        (!found.is_empty()).then_some(found)
    }

    /// Those that are not broken down, dimension by dimension, where there are
    /// any; of dimensions that were named, all stay.
    fn totals(&self, mut left: Vec<usize>, named: &[String]) -> Vec<usize> {
        let dimensions = self.series.iter().map(|s| s.parts.len()).max().unwrap_or(0);
        for d in 0..dimensions {
            let part = |at: &usize| self.series.get(*at).and_then(|s| s.parts.get(d));
            if left.iter().filter_map(part).any(|p| named.iter().any(|n| p.is(n))) {
                continue;
            }
            let totals: Vec<usize> =
                left.iter().filter(|at| part(at).is_some_and(Part::is_total)).copied().collect();
            if !totals.is_empty() {
                left = totals;
            }
        }
        left
    }

    fn unpicked(&self, code: Code, left: &[usize]) -> Unpicked {
        let labels = left.iter().filter_map(|at| self.series.get(*at)).map(Series::label);
        let mut there = labels.take(MOST_LISTED).collect::<Vec<_>>().join("; ");
        if left.len() > MOST_LISTED {
            there.push_str("; +");
            there.push_str(&crate::format::quantity::integer(left.len() - MOST_LISTED));
        }
        Unpicked { code, there }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(code: &str, name: &str, parts: &[(&str, &str)]) -> Series {
        let parts = parts.iter().map(|(dimension, name)| Part {
            dimension: (*dimension).to_owned(),
            code: String::new(),
            name: (*name).to_owned(),
        });
        Series { code: code.to_owned(), name: name.to_owned(), unit: String::new(), parts: parts.collect() }
    }

    fn table(series: Vec<Series>) -> Table {
        Table { series, ..Table::default() }
    }

    #[test]
    fn the_only_series_is_picked_by_whatever_name() {
        let one = table(vec![series("SL.UEM", "Unemployment", &[])]);
        for wanted in [None, Some("SL.UEM"), Some("unemployment"), Some("Out of work, in our words")] {
            assert_eq!(one.pick(wanted), Ok(0), "{wanted:?}");
        }
        assert_eq!(table(Vec::new()).pick(None), Ok(0));
    }

    #[test]
    fn one_of_several_is_picked_by_code_or_name_and_never_by_half_a_name() {
        let two =
            table(vec![series("SL.UEM", "Unemployment", &[]), series("SP.POP", "Population; total", &[])]);
        assert_eq!(two.pick(Some("sp.pop")), Ok(1));
        assert_eq!(two.pick(Some("population; total")), Ok(1));
        let Err(no) = two.pick(Some("Unemploy")) else { panic!() };
        assert_eq!(no.code, Code::IndicatorUnknown);
        let Err(which) = two.pick(None) else { panic!() };
        assert_eq!(which.code, Code::IndicatorChoose);
        assert_eq!(which.there, "Unemployment (SL.UEM); Population; total (SP.POP)");
    }

    #[test]
    fn the_total_is_meant_unless_a_part_is_named() {
        let by_sex = |sex: &str, age: &str| series("H", "Homicide", &[("Sex", sex), ("Age", age)]);
        let all = table(vec![
            by_sex("Female", ""),
            by_sex("", ""),
            by_sex("Male", "15 to 24"),
            by_sex("", "15 to 24"),
        ]);
        assert_eq!(all.pick(None), Ok(1));
        assert_eq!(all.pick(Some("Homicide")), Ok(1));
        assert_eq!(all.pick(Some("Female")), Ok(0));
        assert_eq!(all.pick(Some("H; age=15 to 24")), Ok(3));
        assert_eq!(all.pick(Some("Homicide; male; 15 to 24")), Ok(2));
        assert!(all.pick(Some("Female; 15 to 24")).is_err());
        for total in ["Both sexes or no breakdown by sex", "All ages", "TOTAL", "_T", "Ambos sexos"] {
            assert!(Part { name: total.to_owned(), ..Part::default() }.is_total(), "{total}");
        }
        assert!(!Part { name: "Female".to_owned(), ..Part::default() }.is_total());
    }

    #[test]
    fn a_long_list_is_cut_and_counted() {
        let many = table((0..40).map(|n| series(&format!("C{n}"), "", &[])).collect());
        let Err(which) = many.pick(None) else { panic!() };
        assert!(which.there.ends_with("C11; +28"), "{}", which.there);
    }
}
