//! The page's program, or natively the one that draws its first picture.

fn main() {
    frontend::run();
}
