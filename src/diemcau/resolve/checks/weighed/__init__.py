"""Calculations within one article that come out too well to be an accident, whatever the words between the figures.

Writers put one calculation in more ways than any list of wordings holds. So here the figures are asked first: that
62,9% is just what 112 of 178 make has one chance in a thousand if the three have nothing to do with each other. What
chance leaves open, the words must settle: one counted noun, a percentage right behind its part, 'trong đó', 'còn lại'.
Both are counted in bits, as weights of evidence (I. J. Good, Probability and the Weighing of Evidence, 1950), less what
trying several figures gives to chance. What is found so is never contradicted: that figures do *not* come out says
nothing where words are not read.
"""
