pub mod course;
pub mod facts;
pub mod person;
pub mod reference;
