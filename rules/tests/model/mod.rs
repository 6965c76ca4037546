pub mod course;
pub mod facts;
pub mod page;
pub mod reference;
pub mod scripts;
pub mod steps;
pub mod view;
