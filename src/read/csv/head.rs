//! The first records of a text in, its header out: with the separator that
//! makes most of it, below whatever stands above it.

use super::groups::joined;
use crate::error::Place;
use crate::read::header::{self, Columns, Lack};
use crate::read::records::Records;

/// The header is looked for in so many records.
const MOST_ABOVE: usize = 40;
/// So many records below a header are looked at for what its columns hold.
pub const SAMPLE: usize = 20;
/// Past so many bytes no more records are looked at, if there are a few: long ones would hold a page up.
const MOST_BYTES: usize = 32 * 1024;
const FEW: usize = 8;
/// A record of more cells is no header: no spreadsheet has as many columns, and
/// to look at millions of headings would hang a page.
const MOST_COLUMNS: usize = 16_384;
/// Separators, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// What is known before the first row.
pub struct Header {
    /// What each column holds.
    pub columns: Columns,
    /// The text of each heading.
    pub headings: Vec<String>,
    /// What parts the cells.
    pub separator: u8,
    /// Records above the rows, the header included.
    pub above: usize,
    /// Where it stands.
    pub place: Place,
    /// Its first line, shortened.
    pub text: String,
}

/// Where a header was looked for, its line, and what it lacks; nothing if there is no record at all.
pub type Lacking = (Place, String, Option<Lack>);

impl Header {
    /// The header of the separator that makes most of it.
    ///
    /// # Errors
    /// There is none.
    pub fn find(text: &str) -> Result<Header, Lacking> {
        let mut best: Option<Header> = None;
        let mut lack: Option<(usize, Lacking)> = None;
        for separator in SEPARATORS {
            match Header::of(text, separator) {
                Ok(found) if best.as_ref().is_none_or(|b| b.headings.len() < found.headings.len()) => {
                    best = Some(found)
                }
                Ok(_) => {}
                Err((cells, why)) if lack.as_ref().is_none_or(|(most, _)| *most < cells) => {
                    lack = Some((cells, why))
                }
                Err(_) => {}
            }
        }
        let none = || (Place::Whole, String::new(), None);
        best.ok_or_else(|| lack.map_or_else(none, |(_, why)| why))
    }

    /// The header with one separator; else how many cells the likeliest record
    /// has, and what it lacks.
    fn of(text: &str, separator: u8) -> Result<Header, (usize, Lacking)> {
        let mut records = Records::new(separator);
        let mut rows: Vec<(Place, String, Vec<String>)> = Vec::new();
        while rows.len() < MOST_ABOVE + SAMPLE
            && (rows.len() < FEW || records.done() < MOST_BYTES)
            && let Some(record) = records.next(text)
        {
            let cells =
                (0..record.used().min(MOST_COLUMNS + 1)).map(|at| record.cell(at).to_owned()).collect();
            rows.push((record.place(), record.first_line().chars().take(80).collect(), cells));
        }
        let cells: Vec<Vec<String>> = rows.iter_mut().map(|(_, _, cells)| std::mem::take(cells)).collect();
        let mut lack = None;
        for (at, ((place, line, _), headings)) in rows.into_iter().zip(&cells).take(MOST_ABOVE).enumerate() {
            let two = cells.get(at + 1).and_then(|next| joined(headings, next));
            let above = at + if two.is_some() { 2 } else { 1 };
            let headings = two.unwrap_or_else(|| headings.clone());
            let texts: Vec<&str> = headings.iter().map(String::as_str).collect();
            let below = cells.get(above..cells.len().min(above + SAMPLE)).unwrap_or(&[]);
            // A remark among the rows, or below them, tells nothing of the columns.
            let is_row =
                |row: &&Vec<String>| texts.len() < 2 || row.iter().filter(|c| !c.is_empty()).count() > 1;
            let below: Vec<&[String]> = below.iter().filter(is_row).map(Vec::as_slice).collect();
            let found = match texts.len() {
                ..=MOST_COLUMNS => header::find(&texts, &below),
                _ => Err(Lack("year")),
            };
            match found {
                Ok(columns) => {
                    return Ok(Header { columns, headings, separator, above, place, text: line });
                }
                Err(why) if lack.is_none() && (texts.len() > 1 || cells.len() == 1) => {
                    lack = Some((texts.len(), (place, line, Some(why))));
                }
                Err(_) => {}
            }
        }
        Err(lack.unwrap_or_else(|| (0, (Place::Whole, String::new(), None))))
    }
}
