//! What stands where on a scorecard: goals in; lines, columns and cells, in the order asked for, out.

use std::cmp::Ordering;

use crate::access::wholes;
use crate::countries::{Area, fold};
use crate::figure::{Key, WHOLE};
use crate::format::Lang;
use crate::format::quantity::integer;
use crate::format::words::{Word, area, word};
use crate::model::{Goals, Sort};
use crate::order;
use crate::progress::Status;
use crate::progress::overall::points;

/// A line: one indicator of a goal in the countries that it has figures of, or all of them together.
pub struct Line {
    /// The goal's number and title, on its first line.
    pub goal: String,
    /// The indicator, or that nothing measurable was found.
    pub name: String,
    /// Whether it is of all indicators of its goal.
    pub whole: bool,
    /// By column.
    pub cells: Vec<Option<Cell>>,
    /// The row of a goal without measures.
    pub nothing: Option<usize>,
}

/// A verdict, and where it is found.
#[derive(Clone, Copy)]
pub struct Cell {
    pub key: Key,
    pub status: Status,
    /// Whether somebody judged it, or a part of it.
    pub judged: bool,
}

/// What stands where.
pub struct Card {
    /// Empty where the figures are no country's.
    pub columns: Vec<Option<&'static Area>>,
    pub lines: Vec<Line>,
}

impl Card {
    /// Measures of one name under one goal are one line; the goals keep their order, whatever is sorted.
    pub fn new(goals: &Goals, lang: Lang) -> Self {
        let rows = goals.rows();
        let mut columns: Vec<Option<&'static Area>> = Vec::new();
        for measure in rows.iter().filter_map(|row| row.measure) {
            if !columns.contains(&measure.area) {
                columns.push(measure.area);
            }
        }
        let blank = |name: &str, nothing| Line {
            goal: String::new(),
            name: name.to_owned(),
            whole: false,
            cells: vec![None; columns.len()],
            nothing,
        };
        let mut blocks: Vec<Vec<Line>> = goals.goals.iter().map(|_| Vec::new()).collect();
        let place = |area| columns.iter().position(|column| *column == area);
        for (row, line) in rows.iter().enumerate() {
            let Some(block) = blocks.get_mut(line.index) else { continue };
            let Some(measure) = line.measure else {
                block.push(blank(word(Word::NothingMeasurable, lang), Some(row)));
                continue;
            };
            let column = place(measure.area);
            // A second measure of the same name and country has a line of its own.
            let free = |line: &Line| {
                line.name == measure.name
                    && column.and_then(|c| line.cells.get(c)).is_some_and(Option::is_none)
            };
            let at = block.iter().position(free).unwrap_or_else(|| {
                block.push(blank(&measure.name, None));
                block.len().saturating_sub(1)
            });
            let cell = Cell {
                key: Key { row, column: 0 },
                status: measure.status(),
                judged: measure.judgement.is_some(),
            };
            put(block.get_mut(at), column, cell);
        }
        for whole in wholes(goals) {
            let column = whole.area.and_then(place);
            let index = rows.get(whole.row).map_or(usize::MAX, |row| row.index);
            let Some(block) = blocks.get_mut(index) else { continue };
            if !block.last().is_some_and(|line| line.whole) {
                block.push(Line { whole: true, ..blank(word(Word::GoalAsAWhole, lang), None) });
            }
            let cell = Cell {
                key: Key { row: whole.row, column: WHOLE },
                status: whole.overall.status,
                judged: whole.measures().any(|m| m.judgement.is_some()),
            };
            put(block.last_mut(), column, cell);
        }
        let mut card = Card { columns, lines: Vec::new() };
        card.sort(&mut blocks, goals.sort, lang);
        for (goal, block) in goals.goals.iter().zip(blocks) {
            for (i, line) in block.into_iter().enumerate() {
                let number = goal.number.filter(|_| i == 0).map(|n| [integer(n).as_str(), "  "].concat());
                let title = if i == 0 { goal.title.as_str() } else { "" };
                let goal = [number.as_deref().unwrap_or(""), title].concat();
                card.lines.push(Line { goal, ..line });
            }
        }
        card
    }

    /// The indicators within their goal and the countries, by their names or by the mean of what their
    /// verdicts count; those without verdicts last.
    fn sort(&mut self, blocks: &mut [Vec<Line>], sort: Sort, lang: Lang) {
        if sort == Sort::Given {
            return;
        }
        let mean = |statuses: &mut dyn Iterator<Item = Status>| {
            let (mut sum, mut count) = (0.0, 0.0);
            for points in statuses.filter_map(points) {
                sum += points;
                count += 1.0;
            }
            (count > 0.0).then_some(sum / count)
        };
        let by = |a: (&str, Option<f64>), b: (&str, Option<f64>)| match (sort, a.1, b.1) {
            (Sort::Name, ..) | (_, None, None) => fold(a.0).cmp(&fold(b.0)),
            (_, None, _) => Ordering::Greater,
            (_, _, None) => Ordering::Less,
            (Sort::Best, Some(a), Some(b)) => b.total_cmp(&a),
            (_, Some(a), Some(b)) => a.total_cmp(&b),
        };
        let own = |line: &Line| mean(&mut line.cells.iter().flatten().map(|cell| cell.status));
        let last = |line: &Line| u8::from(line.whole);
        for block in blocks.iter_mut() {
            order::sort_by(block, |a, b| {
                last(a).cmp(&last(b)).then_with(|| by((&a.name, own(a)), (&b.name, own(b))))
            });
        }
        let lines = || blocks.iter().flatten().filter(|line| !line.whole);
        let of_column = |column: usize| {
            mean(&mut lines().filter_map(|line| line.cells.get(column).copied().flatten()).map(|c| c.status))
        };
        let name =
            |column: usize| self.columns.get(column).copied().flatten().map_or("", |of| area(of, lang));
        let mut columns: Vec<usize> = (0..self.columns.len()).collect();
        order::sort_by(&mut columns, |a, b| by((name(*a), of_column(*a)), (name(*b), of_column(*b))));
        for line in blocks.iter_mut().flatten() {
            line.cells = columns.iter().map(|c| line.cells.get(*c).copied().flatten()).collect();
        }
        self.columns = columns.iter().map(|c| self.columns.get(*c).copied().flatten()).collect();
    }

    /// The statuses on the card, each once, in the order in which they come.
    pub fn statuses(&self) -> Vec<Status> {
        let mut found: Vec<Status> = Vec::new();
        for cell in self.lines.iter().flat_map(|line| line.cells.iter().flatten()) {
            if !found.iter().any(|f| std::mem::discriminant(f) == std::mem::discriminant(&cell.status)) {
                found.push(cell.status);
            }
        }
        found
    }
}

fn put(line: Option<&mut Line>, column: Option<usize>, cell: Cell) {
    if let (Some(line), Some(column)) = (line, column)
        && let Some(place) = line.cells.get_mut(column)
    {
        *place = Some(cell);
    }
}
