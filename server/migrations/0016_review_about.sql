-- R30: whom a review is about and who raised it are two people when a chaperone has a concern.
alter table review_item rename column raised_by to about_user;
-- Null: the one whom it is about did it, and it was raised by that.
alter table review_item add column raised_by_participant uuid references participant;
