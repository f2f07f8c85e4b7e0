-- GDPR Art. 15(4): a decision is about the words that were read. An item keeps its id when its words change, so the words'
-- SHA-256 stands beside it; decisions from before this fit no words and count as not made.
alter table access_decision add column text_sha256 text not null default '';
alter table access_decision alter column text_sha256 drop default;
