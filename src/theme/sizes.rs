//! Sizes of words, and the room around them. The style sheets of the elements have them from here as the plot has: where
//! a sheet says `var(--space-near)`, the build (`xtask`, which reads this file) writes the number.

/// A group of sizes with a list of them all, by which style sheets name them.
macro_rules! sizes {
    ($(#[$about:meta])* $group:ident { $($(#[$what:meta])* $name:ident = $value:expr;)* }) => {
        $(#[$about])*
        pub mod $group {
            $($(#[$what])* pub const $name: f64 = $value;)*
            /// All of them, for style sheets.
            pub const ALL: &[(&str, f64)] = &[$((stringify!($name), $name)),*];
        }
    };
}

sizes! {
    /// Sizes of fonts, CSS px.
    size {
        /// Axis labels, notes, the key.
        SMALL = 12.0;
        /// Labels of series and values, controls, tables.
        BODY = 13.0;
        /// The sentence under the heading, the summary.
        TEXT = 14.0;
        /// The value in a tooltip.
        VALUE = 15.0;
        /// The heading.
        HEADING = 20.0;
        /// The number in the middle of a ring.
        FIGURE = 22.0;
    }
}

sizes! {
    /// From one line of words to the next, as a share of the font's size.
    leading {
        /// From the edge to the middle of a first line.
        FIRST = 0.6;
        /// Letters alone: lines nearer than this touch.
        TIGHT = 1.2;
        /// A heading; labels in the plot; the least from one tick's label to the next.
        LABEL = 1.25;
        /// Tooltips, tables, words in rows and tiles.
        SNUG = 1.35;
        /// Notes and the key.
        NOTE = 1.4;
        /// What is read from beginning to end.
        TEXT = 1.45;
    }
}

sizes! {
    /// Room between things, CSS px.
    space {
        /// Between what belongs together: a title and its measure, the lines of a key.
        HAIR = 2.0;
        /// Between a mark and its word, between tiles.
        TIGHT = 4.0;
        /// Between a bar and its value, a tick and its label; between paragraphs of notes.
        CLOSE = 6.0;
        /// Between a name and its cell, between controls.
        NEAR = 8.0;
        /// Between a name and its row; between paragraphs.
        GAP = 10.0;
        /// Between columns of words.
        WIDE = 12.0;
        /// Between words and the plot, countries and comparators, two years of an axis.
        APART = 14.0;
        /// Between entries of a key.
        ENTRY = 16.0;
        /// Around the whole.
        EDGE = 18.0;
        /// Between columns of a page; a line of words with the room around it.
        COLUMN = 20.0;
        /// Above or under a plot, for the unit or the labels of an axis.
        AXIS = 24.0;
        /// From the plot to the middle of those words; ticks move them by their own length.
        UNDER = 12.0;
        /// Under a plot, for labels and ticks.
        TICKS = 26.0;
        /// Length of a tick.
        TICK = 4.0;
        /// Least side of what is pointed at (WCAG 2.2, 2.5.8).
        TARGET = 24.0;
        /// Least height of a control with a frame.
        CONTROL = 28.0;
        /// Corners of frames.
        CORNER = 3.0;
    }
}
