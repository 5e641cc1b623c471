"""Is every file old or new, and never a mix, whatever fails while it is written?

python trust/faults.py
"""
