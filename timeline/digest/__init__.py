"""The digest of a story: its key days, and for each the sentences that tell it best.

Days are chosen first, then sentences: the "datewise" way, which still stands beside the best (D. G. Ghalandari and
G. Ifrim, "Examining the State-of-the-Art in News Timeline Summarization", ACL 2020). Nothing is learned from data.
"""
