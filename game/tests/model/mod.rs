pub mod course;
pub mod facts;
pub mod reference;
